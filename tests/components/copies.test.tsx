import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { createDesk } from './desk.ts';
import { patches, posts } from './mounted.tsx';

/** Two copies of one card on one desktop: a popover beside the panel, say. */
async function openTwice() {
  const desk = await createDesk({ scenario: 'preview-no-countdown' });
  const copy = <CallbackCard conversationId={desk.started.conversationId} />;
  const { container, unmount } = render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        {copy}
        {copy}
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1500);
  const copies = [...container.querySelectorAll<HTMLElement>('.cb-card')];
  const close = () => {
    unmount();
    desk.dispose();
  };
  return { desk, copies, close };
}

const button = (copy: HTMLElement, name: RegExp) => within(copy).queryByRole('button', { name });
const says = (copy: HTMLElement) => within(copy).getAllByRole('heading', { level: 3 })[0]!.textContent;

/** As a browser does for a key on a button that has the focus. */
function key(target: HTMLElement) {
  target.focus();
  if (fireEvent.keyDown(target, { key: 'Enter' })) fireEvent.click(target, { detail: 0 });
}

test('however two copies are clicked and keyed: one request a decision, and both say the same', async () => {
  const press = fc.record({
    copy: fc.nat(1),
    by: fc.constantFrom('click', 'key', 'double click'),
    waitMs: fc.constantFrom(0, 0, 20, 300),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(/^Accept/, /^Call/, /^Skip/),
      fc.array(press, { minLength: 2, maxLength: 5 }),
      async (name, presses) => {
        const { desk, copies, close } = await openTwice();
        if (name.source !== '^Accept') {
          act(() => void fireEvent.click(button(copies[0]!, /^Accept/)!));
          await desk.step(2000);
        }
        const before = [posts(desk).length, patches(desk).length];
        for (const { copy, by, waitMs } of presses) {
          const target = button(copies[copy]!, name);
          if (target)
            act(() => {
              if (by === 'key') key(target);
              else for (let i = 0; i < (by === 'click' ? 1 : 2); i++) fireEvent.click(target, { detail: i + 1 });
            });
          await desk.step(waitMs);
          expect(says(copies[0]!)).toBe(says(copies[1]!));
        }
        await desk.step(500); // the ringing line can be told to stop, but is not
        const sent = [posts(desk).length - before[0]!, patches(desk).length - before[1]!];
        expect(sent).toEqual(name.source === '^Call' ? [1, 0] : [0, 1]);
        expect(says(copies[0]!)).toBe(says(copies[1]!));
        close();
      },
    ),
    { numRuns: process.env['CALLBACK_CARD_FULL'] ? 120 : 6, endOnFailure: true },
  );
}, 300_000);
