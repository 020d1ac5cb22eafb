import { holdCall } from '../world/call-leg.ts';
import { askedFor, type Person } from '../world/campaign.ts';
import { callIn } from '../world/inbound-call.ts';
import { placeCall, ringOwnPhone } from '../world/placed-call.ts';
import type { Line, Phone } from '../world/line.ts';
import type { Conversation, World } from '../world/world.ts';
import { AMARA, CALLUM, HENRIK, METERS, MIREILLE, PRIYA, reachedAt, WELCOME, YUSUF } from './people.ts';
import {
  alertingNow,
  later,
  mine,
  MINUTE,
  onCall,
  preview,
  SECOND,
  since,
  type Scenario,
  type Terms,
} from './scenario.ts';

/** What a call can come to. */
export type CallScenario =
  | 'ready-to-call'
  | 'call-busy'
  | 'call-no-answer'
  | 'call-unallocated'
  | 'call-rejected'
  | 'call-line-fails'
  | 'call-machine'
  | 'call-ended'
  | 'customer-hangs-up'
  | 'call-answer-lost'
  | 'call-appears-late'
  | 'call-refused'
  | 'phone-not-answered'
  | 'phone-declined'
  | 'phone-rings'
  | 'on-call'
  | 'call-on-hold'
  | 'call-recorded'
  | 'two-calls'
  | 'call-from-elsewhere'
  | 'customer-calls-in'
  | 'auto-end';

const withLine = (world: World, number: string, line: Line, person: Person, terms: Terms) => {
  world.lines.set(number, line);
  return preview(world, METERS, person, terms);
};

/** A callback whose agent has accepted it a moment ago, and has not called yet. */
function ready(world: World, person: Person, terms: Terms): Conversation {
  const agreement = { ...askedFor(world, 'Customer care', person), ...terms };
  return since(world, 12 * SECOND, agreement, ({ pass, accept, hangUp }) => {
    pass(5 * SECOND);
    accept();
    pass(3 * SECOND);
    hangUp();
  });
}

const asked = (world: World, person: Person, terms: Terms) =>
  alertingNow(world, { ...askedFor(world, 'Customer care', person), ...terms });

const withPhone = (phone: Phone) => (world: World, terms: Terms) => asked(world, YUSUF, { phone, ...terms });
const reaching = (number: string) => (world: World, terms: Terms) => asked(world, reachedAt(number), terms);

/** Every scenario of calling. */
export const CALLS: Readonly<Record<CallScenario, Scenario>> = {
  'ready-to-call': {
    title: 'Accepted, and not called yet',
    play: (world, terms) => ready(world, CALLUM, terms),
  },
  'call-busy': {
    title: 'Preview whose mobile is busy, and whose home is answered',
    play(world, terms) {
      world.lines.set(PRIYA.numbers.Mobile!, 'busy');
      return preview(world, WELCOME, PRIYA, terms);
    },
  },
  'call-no-answer': { title: 'Nobody answers', play: reaching('+13175550182') },
  'call-unallocated': { title: 'The number is not in service', play: reaching('+13175550183') },
  'call-rejected': { title: 'The customer rejects the call', play: reaching('+13175550184') },
  'call-line-fails': { title: 'The line fails', play: reaching('+13175550185') },
  'call-machine': {
    title: 'An answering machine picks up after fourteen seconds',
    play: (world, terms) => withLine(world, '+442079460291', 'machine', reachedAt('+442079460291', HENRIK), terms),
  },
  'call-ended': {
    title: 'The call has ended, the callback is still open',
    play(world, terms) {
      const agreement = { ...askedFor(world, 'Renewals', HENRIK), ...terms };
      return since(world, 70 * SECOND, agreement, ({ pass, accept, call, hangUp }) => {
        accept();
        pass(8 * SECOND);
        call(HENRIK.numbers.Mobile!);
        pass(50 * SECOND);
        hangUp();
      });
    },
  },
  'customer-hangs-up': {
    title: 'On a call; the customer hangs up in nine seconds',
    play: (world, terms) => onCall(world, 30_630 - 260, 'Customer care', reachedAt('+13175550180', AMARA), terms),
  },
  'call-answer-lost': {
    title: 'The answer to the press on Call is lost; the call is placed',
    play: reaching('+13175550196'),
  },
  'call-appears-late': {
    title: 'The answer to the press on Call is lost; the call appears 20 seconds later',
    play: reaching('+13175550197'),
  },
  'call-refused': { title: 'The platform refuses to call: the callback has moved on', play: reaching('+13175550192') },
  'phone-not-answered': {
    title: 'The agent’s own phone is not answered; the customer is not called',
    play: withPhone('not-answered'),
  },
  'phone-declined': { title: 'The agent’s own phone is declined', play: withPhone('declined') },
  'phone-rings': { title: 'The agent’s own phone must be answered by hand', play: withPhone('rings') },
  'on-call': {
    title: 'On a call for a minute',
    play: (world, terms) => onCall(world, MINUTE + 20 * SECOND, 'Technical support', CALLUM, terms),
  },
  'call-on-hold': {
    title: 'The customer has been on hold for 50 seconds',
    play(world, terms) {
      const agreement = { ...askedFor(world, 'Billing', AMARA), ...terms };
      return since(world, 2 * MINUTE, agreement, ({ pass, accept, call, conversation }) => {
        accept();
        pass(10 * SECOND);
        call(AMARA.numbers.Mobile!);
        pass(MINUTE - 230);
        holdCall(world, conversation, mine(world, conversation), true);
      });
    },
  },
  'call-recorded': {
    title: 'On a call that is recorded',
    play: (world, terms) => onCall(world, MINUTE, 'Complaints', MIREILLE, { recorded: true, ...terms }),
  },
  'two-calls': {
    title: 'Two calls are open: the agent’s, and one from a script',
    play(world, terms) {
      const conversation = onCall(world, 40 * SECOND, 'Customer care', HENRIK, { phone: 'auto-answer', ...terms });
      ringOwnPhone(world, conversation, mine(world, conversation), HENRIK.numbers.Home!);
      return conversation;
    },
  },
  'call-from-elsewhere': {
    title: 'The vendor’s own desktop places the call in eight seconds',
    play(world, terms) {
      const conversation = ready(world, YUSUF, terms);
      later(world, 8 * SECOND, () => placeCall(world, conversation, YUSUF.numbers.Mobile!));
      return conversation;
    },
  },
  'customer-calls-in': {
    title: 'The customer calls in, in six seconds, while the callback is open',
    play(world, terms) {
      const conversation = ready(world, MIREILLE, terms);
      const number = MIREILLE.numbers.Mobile!;
      const inbound = { ...askedFor(world, 'Customer care', MIREILLE), carried: {} };
      later(world, 6 * SECOND, () => void callIn(world, inbound, number));
      return conversation;
    },
  },
  'auto-end': {
    title: 'The call has ended; the platform ends the callback in 15 seconds',
    play(world, terms) {
      const agreement = { ...askedFor(world, 'Billing', CALLUM), autoEndMs: 20 * SECOND, ...terms };
      return since(world, 50 * SECOND, agreement, ({ pass, accept, call, hangUp }) => {
        accept();
        pass(6 * SECOND);
        call(CALLUM.numbers.Mobile!);
        pass(39 * SECOND - 230);
        hangUp();
      });
    },
  },
};
