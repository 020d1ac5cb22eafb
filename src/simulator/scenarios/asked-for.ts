import { createCallback } from '../world/callback-queue.ts';
import { holdCallback } from '../world/callback-leg.ts';
import { askedFor } from '../world/campaign.ts';
import type { Agreement, Conversation, World } from '../world/world.ts';
import { AMARA, CALLUM, FORTY, HENRIK, MIREILLE, YUSUF } from './people.ts';
import { alertingNow, HOUR, mine, MINUTE, SECOND, since, type Scenario } from './scenario.ts';

/** Callbacks that customers asked for. */
export type AskedForScenario =
  | 'asked-for'
  | 'scheduled'
  | 'held'
  | 'placed-automatically'
  | 'due-while-off-queue'
  | 'overdue'
  | 'forty-overdue'
  | 'owned-expires'
  | 'two-with-one-number';

/** A callback that was due `overdueMs` ago and waits in the queue: the agent is off queue, or busy. */
export function waiting(world: World, agreement: Agreement, overdueMs: number): Conversation {
  let conversation: Conversation;
  world.agenda.sinceMs(overdueMs + HOUR, () => {
    const scheduledAt = world.agenda.now() + HOUR + world.providerAheadMs;
    conversation = createCallback(world, { ...agreement, scheduledAt, routedTo: 'nobody' });
  });
  return conversation!;
}

/** Every callback that customers asked for. */
export const ASKED_FOR: Readonly<Record<AskedForScenario, Scenario>> = {
  'asked-for': {
    title: 'Callback that a customer asked for while waiting in the queue',
    play(world, terms) {
      const language = { id: world.random.uuid(), name: 'English - spoken' };
      const attributes = { reason: 'Moving house', menu: 'Contracts', pin: '4711' };
      return alertingNow(world, { ...askedFor(world, 'Customer care', CALLUM), language, attributes, ...terms });
    },
  },
  scheduled: {
    title: 'Callback scheduled for half an hour from now, not with an agent yet',
    play(world, terms) {
      const at = Math.ceil(world.agenda.now() / SECOND) * SECOND + 30 * MINUTE;
      const scheduledAt = at + world.providerAheadMs;
      return createCallback(world, { ...askedFor(world, 'Billing', AMARA), ...terms, scheduledAt });
    },
  },
  held: {
    title: 'Callback on hold, for the second time',
    play: (world, terms) =>
      since(
        world,
        4 * MINUTE + 6 * SECOND,
        { ...askedFor(world, 'Technical support', HENRIK), ...terms },
        ({ pass, accept, hangUp, conversation }) => {
          pass(6 * SECOND - 230);
          accept();
          const hold = (held: boolean) => holdCallback(world, conversation, mine(world, conversation), held);
          pass(40 * SECOND);
          hangUp();
          hold(true);
          pass(55 * SECOND);
          hold(false);
          pass(50 * SECOND);
          hold(true);
        },
      ),
  },
  'placed-automatically': {
    title: 'Callback that the platform places without an agent',
    play(world, terms) {
      const asked = askedFor(world, 'Appointments', MIREILLE);
      const carried = { ...asked.carried, automatedCallbackConfigId: world.random.uuid() };
      return alertingNow(world, { ...asked, carried, ...terms });
    },
  },
  'due-while-off-queue': {
    title: 'Callback that is due in ten seconds, while the agent is off queue',
    play(world, terms) {
      const scheduledAt = world.agenda.now() + 10 * SECOND + world.providerAheadMs;
      return createCallback(world, { ...askedFor(world, 'Billing', YUSUF), ...terms, scheduledAt, routedTo: 'nobody' });
    },
  },
  overdue: {
    title: 'Callback that was due 25 minutes ago and is with nobody',
    play: (world, terms) => waiting(world, { ...askedFor(world, 'Billing', YUSUF), ...terms }, 25 * MINUTE),
  },
  'forty-overdue': {
    title: 'Forty callbacks overdue, some for the same number',
    play: (world, terms) =>
      FORTY.map((person, index) =>
        waiting(
          world,
          { ...askedFor(world, 'Customer care', person), ...terms, listed: true },
          (3 + index * 4) * MINUTE,
        ),
      ) as [Conversation, ...Conversation[]],
  },
  'owned-expires': {
    title: 'Callback that is this agent’s own for 20 seconds more, then the queue’s',
    play(world, terms) {
      const ownedUntil = world.agenda.now() + 20 * SECOND;
      return alertingNow(world, { ...askedFor(world, 'Renewals', HENRIK), ...terms, ownedUntil });
    },
  },
  'two-with-one-number': {
    title: 'Two callbacks for one number, under two names',
    play: (world, terms) => [
      alertingNow(world, { ...askedFor(world, 'Billing', AMARA), ...terms }),
      alertingNow(world, {
        ...askedFor(world, 'Customer care', { name: 'A. Oyelaran', numbers: { Home: '+44 20 7946 0186' } }),
        ...terms,
      }),
    ],
  },
};
