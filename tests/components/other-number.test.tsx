import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { CustomerCallback } from '../../src/callback/customer-callback.ts';
import type { CallbackPolicy } from '../../src/callback/policy.ts';
import { OtherNumberPanel } from '../../src/components/callback-card/other-number-panel.tsx';
import { useWork } from '../../src/components/callback-card/use-work.ts';
import { NumberEntry } from '../../src/components/number-entry/number-entry.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { loadTypedNumbers } from '../../src/components/typed-numbers.ts';
import { useCustomerCallback } from '../../src/components/use-customer-callback.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { posts, press } from './mounted.tsx';

await loadTypedNumbers();

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone number' });
const told = () => document.getElementById(field().getAttribute('aria-describedby')!)!.textContent;
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const button = () => screen.getByRole('button', { name: /^Call/ });

function Alone({ onCall }: { onCall: (number: string) => void }) {
  const [text, setText] = useState('');
  return <NumberEntry text={text} onText={setText} region="US" permission="allowed" onCall={onCall} />;
}

test('what is typed is written as its country does, and the caret stays where the agent types', async () => {
  const user = userEvent.setup();
  const { container } = render(<Alone onCall={() => {}} />);
  await user.type(field(), '3175550142');
  expect([field().value, told()]).toEqual(['(317) 555-0142', '+1 317 555 0142']);
  await user.type(field(), '9', { initialSelectionStart: 3, initialSelectionEnd: 3 });
  expect([field().value, field().selectionStart]).toEqual(['31975550142', 3]);
  await user.keyboard('{Backspace}');
  expect([field().value, field().selectionStart]).toEqual(['(317) 555-0142', 3]);
  const attributes = [...container.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ value }) => /\d{4}/.test(value))).toEqual([]);
});

test.each([
  ['tel:+1-317-555-0142;ext=12', '+13175550142;ext=12'],
  ['٣١٧ ٥٥٥ ٠١٤٢', '+13175550142'],
  ['0044 20 7946 0123', '+442079460123'],
])('pasted: %s', (pasted, number) => {
  vi.useFakeTimers();
  const onCall = vi.fn<(number: string) => void>();
  render(<Alone onCall={onCall} />);
  vi.advanceTimersByTime(1000);
  type(pasted);
  fireEvent.click(button());
  expect(onCall.mock.calls).toEqual([[number]]);
  vi.useRealTimers();
});

test('what is wrong is said in words: at once where no digit mends it, else when the field is left or Call is pressed', async () => {
  const user = userEvent.setup();
  render(<Alone onCall={() => {}} />);
  await user.type(field(), '317 555');
  expect([told(), field().getAttribute('aria-invalid')]).toEqual(['', null]);
  await user.keyboard('{Enter}');
  expect([told(), field().getAttribute('aria-invalid')]).toEqual(['This number is too short.', 'true']);
  type('1-800-FLOWERS');
  expect(told()).toBe('Only digits: letters cannot be dialled.');
  type('');
  expect(told()).toBe('');
  type('911');
  expect(told()).toBe('');
  fireEvent.blur(field());
  expect(told()).toBe('Emergency numbers cannot be called from here.');
});

function Panel({ view, onClose }: { view: CustomerCallback; onClose: () => void }) {
  return <OtherNumberPanel work={useWork(view, undefined, {})} onClose={onClose} />;
}
function Shown({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const { callback } = useCustomerCallback(conversationId);
  return callback ? <Panel view={callback} onClose={onClose} /> : null;
}

/** The panel on the screen, its callback accepted. */
async function panel(given: CallbackPolicy = {}, plan: Partial<DeskPlan> = {}) {
  const desk = await createDesk({ scenario: 'asked-for', ...plan });
  const policy = () => given;
  const onClose = vi.fn<() => void>();
  const { conversationId, participantId } = desk.started;
  const show = () =>
    render(
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform} policy={policy}>
          <Shown conversationId={conversationId} onClose={onClose} />
        </CallbackProvider>
      </QueryClientProvider>,
    );
  const { unmount } = show();
  await desk.step(1000);
  await act(async () => {
    await desk.simulator.fetch(
      `${desk.simulator.baseUrl}/api/v2/conversations/callbacks/${conversationId}/participants/${participantId}`,
      {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${desk.simulator.token}` },
        body: JSON.stringify({ state: 'connected' }),
      },
    );
  });
  await desk.step(1000);
  return Object.assign(desk, { onClose, unmount, show });
}
const warnings = (desk: TestDesk) =>
  desk.platform.log.all.flatMap((one) => (one.what === 'warning-overridden' ? [one.warning] : []));
const dialled = (desk: TestDesk) =>
  desk.simulator.world.conversations
    .get(desk.started.conversationId)!
    .participants.flatMap(({ calls }) => calls.map((each) => JSON.stringify(each)))
    .some((text) => text.includes('3175550186'));
const UNLISTED = /Not checked against any list/;

test('another number is called as any is: one request, without a column; what was typed is forgotten, its passing by the lists said once and logged', async () => {
  const desk = await panel();
  expect(screen.getByText(UNLISTED)).toBeTruthy();
  type('+1 317 555 0186');
  await press(desk, 'Call ··0186');
  fireEvent.click(button());
  await desk.step(3000);
  expect(posts(desk)).toHaveLength(1);
  expect(dialled(desk)).toBe(true);
  expect(desk.onClose).toHaveBeenCalledTimes(1);
  expect(field().value).toBe('');
  expect(warnings(desk)).toEqual(['unlisted-number']);
  expect(JSON.stringify(desk.platform.log.all)).not.toContain('0186');
  expect(button().getAttribute('aria-disabled')).toBe('true'); // a call lives
  desk.unmount();
  desk.show();
  await desk.step(100);
  expect(screen.queryByText(UNLISTED)).toBeNull();
});

test('what is typed is kept while the card is away, and while a request fails', async () => {
  const desk = await panel();
  type('+1 317 555 0186');
  desk.unmount();
  desk.show();
  await desk.step(1000);
  expect(field().value).toBe('+1 317 555 0186');
  desk.simulator.faults.add({
    on: 'request',
    do: 'refuse',
    method: 'POST',
    path: '/conversations/calls/*',
    status: 400,
    times: 1,
  });
  await press(desk, 'Call ··0186');
  await desk.step(3000);
  expect([field().value, posts(desk).length, desk.onClose.mock.calls.length]).toEqual(['+1 317 555 0186', 1, 0]);
});

test('where it is late, it asks first; where the host blocks, it says until when', async () => {
  const desk = await panel();
  type('+81 3 5550 0142'); // ten past one in Japan
  await press(desk, 'Call ··0142');
  expect(screen.getByText('It is probably 1:10 AM there. Call anyway?')).toBeTruthy();
  expect(posts(desk)).toEqual([]);
  await press(desk, 'Call anyway');
  expect(posts(desk)).toHaveLength(1);
  expect(warnings(desk)).toEqual(['outside-hours', 'unlisted-number']);
});

test('blocked by its hour', async () => {
  const desk = await panel({ callingHours: 'block' });
  type('+81 3 5550 0142');
  await desk.step(0);
  expect(screen.getByText('Outside calling hours until 8:00 AM there.')).toBeTruthy();
  await press(desk, 'Call ··0142');
  expect(posts(desk)).toEqual([]);
});

test('denied by the policy, as usual for previews', async () => {
  await panel({}, { scenario: 'preview-no-countdown' });
  expect(screen.getByText('Only this callback’s own numbers may be called here.')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});
