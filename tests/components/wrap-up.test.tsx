import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { Participant, World } from '../../src/simulator/world/world.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { hear } from './hearing.ts';
import { band, open, patches, phase, press } from './mounted.tsx';

const form = (name: string | RegExp = 'Write wrap-up') => within(screen.getByRole('region', { name }));
const notes = () => form(/^W(rite wrap|rap-up of)/).getByRole('textbox', { name: 'Notes' });
const code = (name: string) => form(/^W(rite wrap|rap-up of)/).getByRole('radio', { name });
const pick = (name: string) => fireEvent.click(code(name));
const type = (text: string) => fireEvent.change(notes(), { target: { value: text } });
const written = () => screen.getByRole('region', { name: 'Wrap-up' }).textContent;

const mine = ({ simulator, started }: TestDesk, id = started.conversationId): Participant =>
  simulator.world.conversations.get(id)!.participants.findLast((each) => each.userId === simulator.userId)!;
const leg = (desk: TestDesk, id?: string) => mine(desk, id).callbacks[0]!;
const writes = (desk: TestDesk) =>
  desk.requests.filter((request) => /^(POST|PATCH) .*(wrapup|participants\/[^/]+)$/.test(request));
const setCodes = (
  { simulator, started }: Pick<TestDesk, 'simulator' | 'started'>,
  wrapupCodes: World['wrapupCodes'],
) => {
  const conversation = simulator.world.conversations.get(started.conversationId)!;
  conversation.agreement = { ...conversation.agreement, wrapupCodes };
};
const codeOf = ({ simulator }: TestDesk, name: string) =>
  simulator.world.wrapupCodes.find((each) => each.name === name)!.id;

describe('a wrap-up', () => {
  test('forced timeout with notes and no code: the draft is kept, and the platform ends it with a code of its own', async () => {
    const desk = await open({ scenario: 'wrap-up-forced' });
    expect(form().getByText('This lasts its whole time. Saving does not end it.').isConnected).toBe(true);
    type('Wants a paper invoice.');
    await desk.step(1900);
    expect(writes(desk)).toEqual([]);
    await desk.step(200);
    expect(leg(desk).wrapup).toMatchObject({ notes: 'Wants a paper invoice.', provisional: true });
    expect(form().getByText('Draft kept').isConnected).toBe(true);
    await desk.step(45_000);
    expect(phase()).toBe('Done');
    expect(written()).toContain('Ended by the time limit');
    expect(written()).toContain('Wants a paper invoice.');
    expect(writes(desk)).toHaveLength(1);
  });

  test('forced timeout, saved: it lasts, says so, and keeps what is changed since with three seconds left', async () => {
    const desk = await open({ scenario: 'wrap-up-forced' });
    pick('Renewed');
    await press(desk, 'Save');
    await desk.step(1000);
    expect(form().getByText('Saved. The wrap-up lasts until its time is over.').isConnected).toBe(true);
    type('By card.');
    await desk.step(10_000);
    expect(form().getByText('Changed since it was saved').isConnected).toBe(true);
    expect(leg(desk).wrapup).toMatchObject({ code: codeOf(desk, 'Renewed'), notes: '' });
    await desk.step(30_000);
    expect(phase()).toBe('Done');
    expect(leg(desk).wrapup).toMatchObject({ code: codeOf(desk, 'Renewed'), notes: 'By card.' });
  });

  test('with a code unsaved: it is saved with three seconds left, once', async () => {
    const desk = await open({ scenario: 'wrap-up-timed' });
    pick('Call back later');
    type('On Friday.');
    await desk.step(22_900);
    expect(leg(desk).wrapup).toMatchObject({ provisional: true });
    await desk.step(200);
    expect(leg(desk).wrapup).toMatchObject({ code: codeOf(desk, 'Call back later'), notes: 'On Friday.' });
    expect(leg(desk).wrapup).not.toHaveProperty('provisional');
    await desk.step(20_000);
    expect(phase()).toBe('Done');
    expect(written()).toMatch(/Call back later.*On Friday\./);
    expect(writes(desk)).toHaveLength(2);
    expect(desk.platform.log.all.find((line) => line.what === 'asked')).toMatchObject({
      action: 'wrap-up',
      by: 'card',
    });
  });

  test.each([
    ['before the end: it is saved on waking', 25_000, 'Renewed'],
    ['until after the end: nothing is sent', 29_000, 'ININ-WRAP-UP-TIMEOUT'],
  ])('with a code unsaved, while the computer sleeps %s', async (_until, ms, name) => {
    const desk = await open({ scenario: 'wrap-up-timed' });
    pick('Renewed');
    await desk.step(100);
    desk.source.stall(ms - 1100);
    act(() => desk.source.setHidden(false));
    const before = writes(desk).length;
    await desk.step(4000);
    expect(leg(desk).wrapup?.name ?? mine(desk).wrapup?.name).toBe(name);
    if (name !== 'Renewed') expect(writes(desk)).toHaveLength(before);
  });

  test('auto-end while typing: what was typed is on the platform but for the last moment, and that is still to be read', async () => {
    const desk = await open({ scenario: 'wrap-up-timed' });
    let text = '';
    await desk.step(22_000);
    while (phase() === 'Wrap-up') {
      type((text += 'word '));
      await desk.step(300);
    }
    expect(phase()).toBe('Done');
    await desk.step(2000);
    expect(mine(desk).wrapup?.name ?? leg(desk).wrapup?.name).toBe('ININ-WRAP-UP-TIMEOUT');
    const lost = screen.getByRole('region', { name: 'Not saved before the time was over' });
    expect(lost.textContent).toContain(text.trim());
  });

  test('mandatory with no codes: it says so, and keeps the notes as a draft', async () => {
    const desk = await open({ scenario: 'wrap-up-no-codes' });
    expect(form().getByText('This queue needs a code and has none. Ask your supervisor.').isConnected).toBe(true);
    expect(form().queryByRole('button', { name: 'Save' })).toBeNull();
    type('Asked for a manager.');
    await press(desk, 'Keep notes as draft');
    expect(leg(desk).wrapup).toEqual(expect.objectContaining({ notes: 'Asked for a manager.', provisional: true }));
    expect(phase()).toBe('Wrap-up');
  });

  test('mandatory is not left without a code: Save asks for one, and goes to the list', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    expect(form().queryByRole('button', { name: 'Skip wrap-up' })).toBeNull();
    await press(desk, 'Save');
    expect(form().getByText('Pick a code first.').isConnected).toBe(true);
    expect(document.activeElement).toBe(code('Renewed'));
    expect(writes(desk)).toEqual([]);
    pick('Renewed');
    expect(form().queryByText('Pick a code first.')).toBeNull();
    await press(desk, 'Save');
    expect(phase()).toBe('Done');
    expect(writes(desk)).toEqual([expect.stringMatching(/^POST .*\/communications\/.*\/wrapup$/)]);
  });

  test('call-level and callback-level both pending: the call’s first, then the callback’s, from the same words', async () => {
    const desk = await open({ scenario: 'wrap-up-call-and-callback' });
    const of = (name: string) => screen.queryByRole('region', { name: `Wrap-up of the ${name}` });
    expect(of('call')?.textContent).toContain('Another one follows after this.');
    pick('Question answered');
    type('Meter is fine.');
    await press(desk, 'Save');
    expect(mine(desk).calls[0]!.wrapup).toMatchObject({ name: 'Question answered', notes: 'Meter is fine.' });
    expect(leg(desk).wrapup).toBeUndefined();
    await desk.step(1000);
    expect(code('Question answered')).toHaveProperty('checked', true);
    expect(notes()).toHaveProperty('value', 'Meter is fine.');
    await press(desk, 'Save');
    expect(leg(desk).wrapup).toMatchObject({ name: 'Question answered', notes: 'Meter is fine.' });
    expect(phase()).toBe('Done');
  });

  test('the next preview arrives during wrap-up: it stays, off the screen too, and is saved before its end', async () => {
    const desk = await open({ scenario: 'next-preview-in-wrap-up' });
    pick('Renewed');
    type('For two years.');
    await desk.step(6000);
    const next = [...desk.simulator.world.conversations.keys()].find((id) => id !== desk.started.conversationId)!;
    const show = (id: string) => (
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          <CallbackCard conversationId={id} />
        </CallbackProvider>
      </QueryClientProvider>
    );
    document.body.replaceChildren();
    const { rerender } = render(show(next));
    await desk.step(1000);
    expect(phase()).toBe('New callback');
    expect(document.body.textContent).not.toContain('For two years.');
    rerender(show(desk.started.conversationId));
    await desk.step(1000);
    expect(notes()).toHaveProperty('value', 'For two years.');
    expect(code('Renewed')).toHaveProperty('checked', true);
    rerender(show(next));
    await desk.step(44_500);
    expect(leg(desk).wrapup).toMatchObject({ provisional: true });
    await desk.step(1000);
    expect(leg(desk).wrapup).toMatchObject({ name: 'Renewed', notes: 'For two years.' });
    expect(leg(desk).wrapup).not.toHaveProperty('provisional');
    expect(leg(desk, next).wrapup ?? mine(desk, next).wrapup).toBeUndefined();
  });

  test('optional is skipped at a press', async () => {
    const desk = await open({ scenario: 'wrap-up-optional' });
    await press(desk, 'Skip wrap-up');
    expect(phase()).toBe('Done');
    expect(patches(desk)).toHaveLength(1);
    expect(mine(desk).wrapupSkipped).toBe(true);
  });

  test('is asked for during the call, where that is left to the agent', async () => {
    const desk = await open({ scenario: 'wrap-up-agent-requested' });
    const later = screen.getByRole('switch', { name: 'After-call work when this ends' });
    expect(later).toHaveProperty('checked', false);
    fireEvent.click(later);
    await desk.step(1000);
    expect(later).toHaveProperty('checked', true);
    expect(leg(desk).afterCallWorkRequired).toBe(true);
    await press(desk, 'Hang up');
    await press(desk, 'Done');
    await desk.step(1000);
    expect(phase()).toBe('Wrap-up');
    expect(form().getByText('You asked for this time.').isConnected).toBe(true);
  });
});

describe('a draft', () => {
  const drafted = (wrapup: object) => ({
    scenario: 'wrap-up-mandatory' as const,
    before: async ({ simulator, started }: { simulator: TestDesk['simulator']; started: TestDesk['started'] }) => {
      const conversation = simulator.world.conversations.get(started.conversationId)!;
      Object.assign(conversation.participants.at(-1)!.callbacks[0]!, { wrapup: { ...wrapup, provisional: true } });
      return Promise.resolve();
    },
  });

  test('on the platform fills the form; what is typed here is never replaced by another one', async () => {
    const desk = await open(drafted({ notes: 'from the other desk' }));
    expect(notes()).toHaveProperty('value', 'from the other desk');
    const elsewhere = (text: string) => {
      const conversation = desk.simulator.world.conversations.get(desk.started.conversationId)!;
      leg(desk).wrapup = { notes: text, provisional: true };
      desk.simulator.world.changed(conversation);
    };
    elsewhere('from there again');
    await desk.step(3000);
    expect(notes()).toHaveProperty('value', 'from there again');
    type('typed here');
    elsewhere('from there at last');
    await desk.step(1500);
    expect(notes()).toHaveProperty('value', 'typed here');
    await desk.step(4000);
    expect(notes()).toHaveProperty('value', 'typed here');
    expect(leg(desk).wrapup).toMatchObject({ notes: 'typed here' });
  });

  test('is written at once when the page is left', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    const kept: unknown[] = [];
    const { fetch } = desk.simulator;
    Object.assign(desk.simulator, {
      fetch: (url: string, init?: RequestInit) => {
        kept.push(init?.keepalive);
        return fetch(url, init);
      },
    });
    type('half a sent');
    fireEvent(window, new Event('pagehide'));
    await desk.step(0);
    expect(leg(desk).wrapup).toMatchObject({ notes: 'half a sent', provisional: true });
    expect(kept).toEqual([true]);
    await desk.step(5000);
    expect(writes(desk)).toHaveLength(1);
  });

  test('that is not taken says so, keeps the text, and is written again by itself', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 503, method: 'POST' });
    type('so far');
    await desk.step(2500);
    expect(form().getByText('Draft not kept yet. Your text stays here.').isConnected).toBe(true);
    await desk.step(10_000);
    expect(form().getByText('Draft kept').isConnected).toBe(true);
    expect(leg(desk).wrapup).toMatchObject({ notes: 'so far' });
  });

  test('that is slow does not land after what is saved', async () => {
    const desk = await open({ scenario: 'wrap-up-forced' });
    pick('Renewed');
    desk.simulator.faults.add({ on: 'request', do: 'delay', ms: 1500, method: 'POST' });
    await desk.step(2100);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await desk.step(1000);
    expect(writes(desk)).toHaveLength(1);
    await desk.step(4000);
    expect(writes(desk)).toHaveLength(2);
    expect(leg(desk).wrapup).not.toHaveProperty('provisional');
  });

  test('of a card number is warned of, without repeating it, and saved all the same', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    pick('Renewed');
    type('pays by 4111 1111 1111 1111');
    expect(form().getByText(/^This looks like a card number/).textContent).not.toContain('4111');
    await press(desk, 'Save');
    expect(phase()).toBe('Done');
  });
});

describe('saving', () => {
  test.each([
    [403, /You do not have permission/],
    [409, /the callback has moved on/],
    [500, /The platform failed to do that/],
  ])('that is refused with %i says why, and loses nothing', async (status, words) => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    pick('Renewed');
    type('For two years.');
    await desk.step(2500);
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status, method: 'POST' });
    await press(desk, 'Save');
    expect(document.querySelector('.cb-notice')!.textContent).toMatch(words);
    expect(notes()).toHaveProperty('value', 'For two years.');
    await press(desk, 'Save');
    expect(phase()).toBe('Done');
    expect(leg(desk).wrapup).toMatchObject({ name: 'Renewed', notes: 'For two years.' });
  });

  test('with a code that is gone marks the code, and offers those that there are', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    pick('Renewed');
    setCodes(desk, desk.simulator.world.wrapupCodes.slice(1));
    await press(desk, 'Save');
    await desk.step(1000);
    expect(form().getByText('This code can no longer be used. Pick another one.').isConnected).toBe(true);
    expect(form().getByRole('radiogroup').getAttribute('aria-invalid')).toBe('true');
    expect(form().queryByRole('radio', { name: 'Renewed' })).toBeNull();
    pick('Wrong number');
    await press(desk, 'Save');
    expect(phase()).toBe('Done');
  });

  test('whose answer is lost is looked for, and done', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    pick('Renewed');
    desk.simulator.faults.add({ on: 'event', do: 'lose' });
    desk.loseAnswers(/wrapup$/);
    await press(desk, 'Save');
    await desk.step(1000);
    expect(phase()).toBe('Done');
    expect(document.querySelector('.cb-notice')!.textContent).toBe('');
    expect(writes(desk)).toHaveLength(1);
  });

  test('puts the code among those used last, also for the next callback', async () => {
    const desk = await open({ scenario: 'wrap-up-mandatory' });
    pick('Wrong number');
    await press(desk, 'Save');
    await desk.step(1000);
    document.body.replaceChildren();
    const { conversationId } = desk.simulator.startScenario('wrap-up-optional');
    render(
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          <CallbackCard conversationId={conversationId} />
        </CallbackProvider>
      </QueryClientProvider>,
    );
    await desk.step(1000);
    expect(form().getByText('Last used').isConnected).toBe(true);
    expect(form().getAllByRole('radio')[0]).toBe(code('Wrong number'));
    expect(notes()).toHaveProperty('value', '');
  });
});

test('codes are found by a part of their name, by keyboard alone', async () => {
  const desk = await open({
    scenario: 'wrap-up-mandatory',
    before: (desk) => {
      const more = ['Réclamation', 'Invoice sent', 'Passed on'].map((name) => ({ id: name.toLowerCase(), name }));
      setCodes(desk, [...desk.simulator.world.wrapupCodes, ...more]);
      return Promise.resolve();
    },
  });
  await desk.step(1000);
  const search = form().getByRole('searchbox', { name: 'Search codes' });
  const names = () =>
    form()
      .getAllByRole('radio')
      .map((radio) => radio.closest('label')!.textContent);
  pick('Renewed');
  await desk.step(0);
  fireEvent.change(search, { target: { value: 'recl' } });
  expect(names()).toEqual(['Renewed', 'Réclamation']);
  expect(form().getByText('1 code').isConnected).toBe(true);
  fireEvent.keyDown(search, { key: 'Enter' });
  await desk.step(0);
  expect(code('Réclamation')).toHaveProperty('checked', true);
  fireEvent.keyDown(search, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(code('Réclamation'));
  fireEvent.keyDown(code('Réclamation'), { key: 'p' });
  expect(document.activeElement).toBe(search);
  fireEvent.change(search, { target: { value: 'zzz' } });
  expect(names()).toEqual(['Réclamation']);
  expect(form().getByText('No code has this in its name.').isConnected).toBe(true);
});

test('the platform’s own codes are told in words', async () => {
  await open({
    scenario: 'wrap-up-mandatory',
    before: async ({ step, simulator, started }) => {
      const conversation = simulator.world.conversations.get(started.conversationId)!;
      const callback = conversation.participants.at(-1)!.callbacks[0]!;
      callback.wrapup = { code: 'ININ-WRAP-UP-SKIPPED', name: 'ININ-WRAP-UP-SKIPPED' };
      await step(0);
    },
  });
  expect(written()).toContain('Skipped by the agent');
  expect(band()).toContain('Wrap-up');
});

describe('after an offer that was missed or declined', () => {
  const mounted = async (scenario: 'declined' | 'wrap-up-optional', onGoOnQueue?: (event: object) => void) => {
    document.body.replaceChildren();
    const desk = await open({ scenario });
    document.body.replaceChildren();
    render(
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          <CallbackCard conversationId={desk.started.conversationId} {...(onGoOnQueue && { onGoOnQueue })} />
        </CallbackProvider>
      </QueryClientProvider>,
    );
    await desk.step(100);
    return desk;
  };

  test('the card says what it may mean, and the host brings the agent back on queue', async () => {
    const told: object[] = [];
    const desk = await mounted('declined', (event) => told.push(event));
    expect(screen.getByText('You may be Not Responding now.').isConnected).toBe(true);
    await desk.step(800);
    fireEvent.click(screen.getByRole('button', { name: 'Go on queue' }));
    expect(told).toEqual([{ conversationId: desk.started.conversationId }]);
  });

  test('without a host that does so there is no button, and after other endings no word', async () => {
    await mounted('declined');
    expect(screen.getByText('You may be Not Responding now.').isConnected).toBe(true);
    expect(screen.queryByRole('button', { name: 'Go on queue' })).toBeNull();
    const desk = await mounted('wrap-up-optional', () => {});
    await press(desk, 'Skip wrap-up');
    expect(phase()).toBe('Done');
    expect(screen.queryByText(/Not Responding/)).toBeNull();
  });
});

test.each([
  ['brief', ['Wrap-up', 'Wrap-up, 15 seconds left.']],
  ['off', []],
] as const)('the last 15 seconds are spoken once, where speech is %s', async (speech, spoken) => {
  const desk = await createDesk({ scenario: 'wrap-up-timed' });
  const heard: string[] = [];
  hear((text) => heard.push(text));
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <CallbackCard conversationId={desk.started.conversationId} speech={speech} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(25_000);
  expect(heard).toEqual(spoken);
});
