import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { byNeed, standingOf, type Ranked } from '../../src/callback/agenda.ts';
import { customerCallback } from '../../src/callback/customer-callback.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import { CallbackList } from '../../src/components/callback-list/callback-list.tsx';
import { acceptCallback } from '../../src/simulator/world/accept.ts';
import { alertAgent } from '../../src/simulator/world/alert.ts';
import { declineCallback, endCallback, holdCallback } from '../../src/simulator/world/callback-leg.ts';
import { createCallback } from '../../src/simulator/world/callback-queue.ts';
import { askedFor } from '../../src/simulator/world/campaign.ts';
import { isOver, userIn } from '../../src/simulator/world/legs.ts';
import { createRandom } from '../../src/simulator/world/random.ts';
import { passes } from '../../src/simulator/world/refused.ts';
import type { Conversation } from '../../src/simulator/world/world.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { elsewhere, mount, nameOf, rows, wholeList } from './listed.tsx';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const CALLBACKS = FULL ? 1000 : 200;
const EVENTS = FULL ? 10_000 : 1000;
/** As many come between two frames. */
const BURST = 12;

const random = createRandom(7);
const MINUTE = 60_000;

/** One more callback of mine, under a name that nobody else has: late, or for later, as the die falls. */
function another({ simulator: { world } }: TestDesk, n: number): Conversation {
  const person = { name: `Customer ${String(n).padStart(4, '0')}`, numbers: { Mobile: `+44207946${1000 + n}` } };
  const scheduledAt = world.agenda.now() + random.between(-180, 180) * MINUTE;
  const queue = ['Billing', 'Renewals', 'Customer care'][n % 3]!;
  return createCallback(world, { ...askedFor(world, queue, person), scheduledAt, routedTo: 'nobody', listed: true });
}

/** Something happens to it at the platform, as the rules there allow. */
function happensTo({ simulator: { world } }: TestDesk, conversation: Conversation): boolean {
  const me = userIn(world, conversation);
  const leg = me?.callbacks.at(-1);
  return passes(() => {
    if (!me || !leg || isOver(leg)) alertAgent(world, conversation);
    else if (leg.state === 'alerting')
      (random.between(0, 9) < 7 ? acceptCallback : declineCallback)(world, conversation, me);
    else if (random.between(0, 9) < 8) holdCallback(world, conversation, me, !leg.held);
    else endCallback(world, conversation, me);
  });
}

/** The order by what the platform itself says, past every cache. */
async function truth(desk: TestDesk): Promise<string[]> {
  const { world, userId } = desk.simulator;
  const ranked: (Ranked & { name: string })[] = [];
  for (const { id } of world.conversations.values()) {
    const answer = await elsewhere(desk, 'GET', `/conversations/${id}`);
    const view = customerCallback(decodeConversation(await answer.json()).value!, userId);
    const standing = view && standingOf(view, { now: desk.clock.now(), clockErrorMs: 0 });
    if (!standing || standing.need === 'done') continue;
    ranked.push({ id, need: standing.need, at: standing.at, name: view.customerName! });
  }
  return ranked.sort(byNeed).map(({ name }) => name);
}

const placeOf = (element: HTMLElement) => [
  element.isConnected,
  element.style.getPropertyValue('--cb-at'),
  element.parentElement!.getAttribute('aria-labelledby'),
  element.getAttribute('aria-posinset'),
];

test(
  `${EVENTS} events about ${CALLBACKS} callbacks: nothing moves under the hand, and a second after it all is in order`,
  async () => {
    const desk = await createDesk({ scenario: 'ready-to-call' });
    const all = Array.from({ length: CALLBACKS - 1 }, (_, n) => another(desk, n));
    await mount(desk, <CallbackList upcoming={[]} />);
    await desk.step(2000);
    expect(wholeList()).toEqual(await truth(desk));

    const list = screen.getByRole('listbox');
    const [, chosen, , under, , focused] = rows() as [HTMLElement, ...HTMLElement[]];
    fireEvent.click(chosen!);
    fireEvent.pointerEnter(under!);
    act(() => focused!.focus());
    const before = [chosen, under, focused].map((each) => placeOf(each!));
    const shown = rows();
    const selected = nameOf(chosen!);

    let heard = 0;
    while (heard < EVENTS) {
      await act(async () => {
        for (let i = 0; i < BURST; i++) if (happensTo(desk, all[random.between(0, all.length - 1)]!)) heard++;
        await Promise.resolve();
      });
      await desk.step(16);
      expect(document.activeElement).toBe(focused);
    }
    expect([chosen, under, focused].map((each) => placeOf(each!))).toEqual(before);
    expect(rows()).toEqual(shown);
    expect(rows().filter((each) => each.getAttribute('aria-selected') === 'true')).toEqual([chosen]);
    expect(screen.getByRole('button', { name: /new above$/ })).toBeTruthy();

    fireEvent.pointerLeave(list);
    act(() => focused!.blur());
    await desk.step(999);
    expect(rows()).toEqual(shown);
    await desk.step(1);
    // What has just been heard of may still be asked for.
    for (let patience = 10; patience > 0; patience--) {
      await desk.step(100);
      const [seen, real] = [wholeList(), await truth(desk)];
      if (patience > 1 && seen.join() !== real.join()) continue;
      expect(seen.filter((name) => name !== selected || real.includes(name))).toEqual(real);
      break;
    }
  },
  FULL ? 900_000 : 60_000,
);
