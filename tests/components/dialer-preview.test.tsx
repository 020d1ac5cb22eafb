import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { ClockContext } from '../../src/components/clock.tsx';
import { DialerPreviewPanel } from '../../src/components/dialer-preview/dialer-preview.tsx';
import * as storyFile from '../../src/components/dialer-preview/dialer-preview.stories.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW } from '../../src/components/story.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';
import { createDesk } from './desk.ts';

const stories = { ...storyFile };

function show(name: Exclude<keyof typeof stories, 'default'>, more = {}) {
  const { clock } = createSteppedClock(STORY_NOW);
  render(
    <ClockContext.Provider value={clock}>
      <DialerPreviewPanel {...stories[name].args!} {...more} />
    </ClockContext.Provider>,
  );
  return screen.getByRole('region', { name: 'Contact' });
}
const fields = () =>
  screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling!.textContent]);
const tries = () =>
  within(screen.getByRole('list', { name: 'Last attempts' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

test('what the host chose is shown in its order, and keeps its place where the contact has nothing', () => {
  show('ChosenFields');
  expect(fields()).toEqual([
    ['Account', 'LM-204-8817'],
    ['Balance', 'Not known'],
    ['Plan', 'Household 24'],
    ['Campaign', 'Autumn renewals'],
    ['Contact list', 'Plans ending in December'],
  ]);
});

test('the same rows are there before the record is', () => {
  const panel = show('ChosenFieldsLoading');
  expect(panel.textContent).toContain('Loading the contact…');
  expect(fields().map(([name]) => name)).toEqual(['Account', 'Balance', 'Plan', 'Campaign', 'Contact list']);
  expect(tries()).toEqual(['Mobile', 'Home', 'Work']);
});

test('the last attempt on each number is told in words, with how long ago or on which day', () => {
  show('Ready');
  expect(tries()).toEqual([
    expect.stringMatching(/^Mobile··0142No answerNov 22, 2:10.PM$/),
    'Home··0118Busy2 h ago',
    'Work··0321Not tried yet',
  ]);
});

test('codes that the platform does not write itself are shown as they are', () => {
  show('LastResults');
  expect(tries().map((text) => text!.replace(/^\w+··0142/, ''))).toEqual([
    'Answeredjust now',
    'Number not in service24 min ago',
    'Asked for Friday14 h ago',
    expect.stringMatching(/^ININ-OUTBOUND-NEW-CODENov 21, /),
    expect.stringMatching(/^Not wrapped upNov 13, 2025$/),
  ]);
});

test.each([
  ['Forbidden', 'You may not see this contact’s record.'],
  ['Deleted', 'This contact was deleted.'],
  ['Empty', 'This contact has no further fields.'],
  ['NotCallable', 'This contact is marked as not callable.'],
] as const)('%s is said', (name, words) => expect(show(name).textContent).toContain(words));

test('what failed can be tried again, where the host can', () => {
  let asked = 0;
  show('Failed', { onRetry: () => void asked++ });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toBe(1);
});

test('without somebody to ask, nothing is offered', () => {
  show('FailedForGood');
  expect(screen.queryByRole('button')).toBeNull();
});

test('in the card, the record comes by query: its columns in the list’s order, without those of numbers and zones', async () => {
  const desk = await createDesk({ scenario: 'preview-countdown' });
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <CallbackCard conversationId={desk.started.conversationId} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  const panel = within(screen.getByRole('region', { name: 'Contact' }));
  expect(panel.getAllByRole('term').map((term) => term.textContent)).toEqual([
    'First Name',
    'Last Name',
    'Plan',
    'Renews',
    'Account',
    'Language',
    'Campaign',
    'Contact list',
  ]);
  expect(tries()[0]).toMatch(/^Mobile··0142No answer/);
});
