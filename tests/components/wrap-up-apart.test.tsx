import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { createDesk } from './desk.ts';
import { phase } from './mounted.tsx';

type Name = 'alpha' | 'beta';
type Do = { readonly what: 'show'; readonly name: Name } | { readonly what: 'pick' | 'type' | 'save' | 'wait' };

const does: fc.Arbitrary<Do> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('show' as const), name: fc.constantFrom<Name[]>('alpha', 'beta') }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constantFrom('pick', 'type', 'type', 'wait') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('save' as const) }) },
);
const other = { alpha: 'beta', beta: 'alpha' } as const;

/** Two callbacks in wrap-up on one desk, whose codes and notes all say whose they are. */
async function openTwo(delays: readonly number[]) {
  const desk = await createDesk({ scenario: 'wrap-up-mandatory' });
  const { simulator } = desk;
  const ids = { alpha: desk.started.conversationId, beta: simulator.startScenario('wrap-up-mandatory').conversationId };
  for (const name of ['alpha', 'beta'] as const) {
    const conversation = simulator.world.conversations.get(ids[name])!;
    const wrapupCodes = ['one', 'two'].map((each) => ({ id: `${name}-${each}`, name: `${name} ${each}` }));
    conversation.agreement = { ...conversation.agreement, wrapupCodes };
  }
  for (const ms of delays) simulator.faults.add({ on: 'request', do: 'delay', ms, path: 'conversations/**' });
  const sent: { readonly name: Name; readonly body: string }[] = [];
  const { fetch } = simulator;
  Object.assign(simulator, {
    fetch: (url: string, init?: RequestInit) => {
      if (typeof init?.body === 'string')
        sent.push({ name: url.includes(ids.alpha) ? 'alpha' : 'beta', body: init.body });
      return fetch(url, init);
    },
  });
  const card = (name: Name) => (
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <CallbackCard conversationId={ids[name]} />
      </CallbackProvider>
    </QueryClientProvider>
  );
  const { rerender, unmount, container } = render(card('alpha'));
  return {
    desk,
    sent,
    container,
    show: (name: Name) => act(() => rerender(card(name))),
    close() {
      unmount();
      desk.dispose();
    },
  };
}

const runs = process.env['CALLBACK_CARD_FULL'] ? 300 : 12;

test(
  'whatever comes late, the wrap-up of one callback is never shown or sent as another’s',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(does, { minLength: 4, maxLength: 16 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 10, maxLength: 40 }),
        async (all, delays) => {
          const { desk, sent, container, show, close } = await openTwo(delays);
          try {
            let on: Name = 'alpha';
            let count = 0;
            const button = () => screen.queryByRole('button', { name: 'Save' });
            const check = () => {
              const fields = [...container.querySelectorAll('textarea, input')].map(
                (field) => (field as HTMLInputElement).value,
              );
              expect(`${container.textContent} ${fields.join(' ')}`).not.toContain(other[on]);
              for (const { name, body } of sent) expect(body).not.toContain(other[name]);
            };
            const enter = (what: Do['what']) => {
              const region = screen.queryByRole('region', { name: 'Write wrap-up' });
              if (!region) return;
              const radios = within(region).queryAllByRole('radio');
              if (what === 'pick' && radios.length > 0) fireEvent.click(radios[count % radios.length]!);
              if (what === 'type')
                fireEvent.change(within(region).getByRole('textbox'), { target: { value: `${on} note ${count}` } });
              if (what === 'save' && button()) fireEvent.click(button()!);
            };
            await desk.step(600);
            for (const one of all) {
              count++;
              if (one.what === 'show') show((on = one.name));
              else enter(one.what);
              check();
              await desk.step(one.what === 'wait' ? 2500 : 400);
              check();
            }
            desk.simulator.faults.clear();
            await desk.step(60_000);
            for (on of ['alpha', 'beta'] as const) {
              show(on);
              await desk.step(1000);
              check();
              if (phase() === 'Done') continue;
              enter('pick');
              enter('type');
              await desk.step(1000);
              enter('save');
              await desk.step(5000);
              check();
              expect(phase()).toBe('Done');
            }
          } finally {
            close();
          }
        },
      ),
      { numRuns: runs },
    );
  },
);
