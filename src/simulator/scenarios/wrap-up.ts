import type { AfterCallWorkTerms } from '../world/after-call-work.ts';
import { createCallback } from '../world/callback-queue.ts';
import { askedFor, previewOf, type Person } from '../world/campaign.ts';
import type { Conversation, World } from '../world/world.ts';
import { AMARA, CALLUM, DANA, HENRIK, IMELDA, MIREILLE, RENEWALS, YUSUF } from './people.ts';
import { later, MINUTE, onCall, SECOND, since, type Scenario, type Terms } from './scenario.ts';

/** What is owed after a callback. */
export type WrapUpScenario =
  | 'wrap-up-optional'
  | 'wrap-up-mandatory'
  | 'wrap-up-no-codes'
  | 'wrap-up-timed'
  | 'wrap-up-forced'
  | 'wrap-up-agent-requested'
  | 'wrap-up-call-and-callback'
  | 'next-preview-in-wrap-up';

/** A callback whose call and whose callback have ended three seconds ago. */
function ended(world: World, person: Person, afterCallWork: AfterCallWorkTerms, terms: Terms): Conversation {
  const agreement = { ...askedFor(world, 'Customer care', person), afterCallWork, ...terms };
  return since(world, 90 * SECOND, agreement, ({ pass, accept, call, hangUp, end }) => {
    accept();
    pass(5 * SECOND);
    call(Object.values(person.numbers)[0]!);
    pass(80 * SECOND - 230);
    hangUp();
    pass(2 * SECOND);
    end();
  });
}

/** Every scenario of after-call work. */
export const WRAP_UPS: Readonly<Record<WrapUpScenario, Scenario>> = {
  'wrap-up-optional': {
    title: 'After-call work that may be left out',
    play: (world, terms) => ended(world, HENRIK, { required: false }, terms),
  },
  'wrap-up-mandatory': {
    title: 'After-call work that needs a code',
    play: (world, terms) => ended(world, AMARA, { required: true }, terms),
  },
  'wrap-up-no-codes': {
    title: 'After-call work that needs a code, in a queue without any',
    play: (world, terms) => ended(world, MIREILLE, { required: true }, { wrapupCodes: [], ...terms }),
  },
  'wrap-up-timed': {
    title: 'After-call work that ends by itself after 30 seconds',
    play: (world, terms) => ended(world, CALLUM, { required: true, timeoutMs: 30 * SECOND }, terms),
  },
  'wrap-up-forced': {
    title: 'After-call work that lasts 45 seconds, written or not',
    play: (world, terms) => ended(world, YUSUF, { required: true, timeoutMs: 45 * SECOND, forced: true }, terms),
  },
  'wrap-up-agent-requested': {
    title: 'On a call; the agent may ask for after-call work',
    play: (world, terms) =>
      onCall(world, MINUTE, 'Customer care', HENRIK, {
        afterCallWork: { required: false, agentRequested: true },
        ...terms,
      }),
  },
  'wrap-up-call-and-callback': {
    title: 'After-call work for the call and for the callback, both pending',
    play: (world, terms) => ended(world, IMELDA, { required: true, onCalls: true }, terms),
  },
  'next-preview-in-wrap-up': {
    title: 'The next preview comes in five seconds, during after-call work',
    play(world, terms) {
      const conversation = ended(world, CALLUM, { required: true, timeoutMs: 60 * SECOND }, terms);
      later(world, 5 * SECOND, () => void createCallback(world, { ...previewOf(world, RENEWALS, DANA), ...terms }));
      return conversation;
    },
  },
};
