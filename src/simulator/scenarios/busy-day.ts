import { holdCall } from '../world/call-leg.ts';
import { holdCallback } from '../world/callback-leg.ts';
import { createCallback } from '../world/callback-queue.ts';
import { askedFor, previewOf } from '../world/campaign.ts';
import type { Conversation, World } from '../world/world.ts';
import { waiting } from './asked-for.ts';
import { AMARA, CALLUM, DANA, FORTY, HENRIK, MIREILLE, PRIYA, RENEWALS, WELCOME, YUSUF } from './people.ts';
import { mine, MINUTE, onCall, preview, SECOND, since, type Scenario, type Terms } from './scenario.ts';
import { voicemail } from './voicemails.ts';

/** Everything at once. */
export type BusyDayScenario = 'a-busy-day';

/** One that can be accepted, counts down, is parked, waits for a call or for its wrap-up … */
function atWork(world: World, terms: Terms): Conversation[] {
  const asked = (queue: string, person: Parameters<typeof askedFor>[2]) => ({
    ...askedFor(world, queue, person),
    ...terms,
  });
  const counting = since(world, 25 * SECOND, { ...previewOf(world, WELCOME, PRIYA), ...terms }, ({ pass, accept }) => {
    pass(3 * SECOND);
    accept();
  });
  const onHold = since(world, 4 * MINUTE, asked('Billing', CALLUM), ({ pass, accept, call, conversation }) => {
    accept();
    pass(20 * SECOND);
    call(CALLUM.numbers.Mobile!);
    pass(MINUTE);
    holdCall(world, conversation, mine(world, conversation), true);
  });
  const afterCallWork = { required: true, timeoutMs: 60 * SECOND };
  const ended = { ...asked('Customer care', MIREILLE), afterCallWork };
  const wrapUp = since(world, 90 * SECOND, ended, ({ pass, accept, call, hangUp, end }) => {
    accept();
    pass(5 * SECOND);
    call(MIREILLE.numbers.Mobile!);
    pass(60 * SECOND);
    hangUp();
    pass(2 * SECOND);
    end();
  });
  const parked = since(
    world,
    11 * MINUTE,
    asked('Technical support', AMARA),
    ({ pass, accept, hangUp, conversation }) => {
      accept();
      pass(MINUTE);
      hangUp();
      holdCallback(world, conversation, mine(world, conversation), true);
    },
  );
  const ready = since(world, 40 * SECOND, asked('Appointments', YUSUF), ({ pass, accept, hangUp }) => {
    pass(5 * SECOND);
    accept();
    pass(3 * SECOND);
    hangUp();
  });
  return [counting, onHold, wrapUp, parked, ready];
}

/** Those that are nobody's yet: late ones, some of them for hours, and some for the rest of the day. */
function ahead(world: World, terms: Terms): Conversation[] {
  const asked = (at: number) => ({
    ...askedFor(world, at % 3 ? 'Customer care' : 'Billing', FORTY[at]!),
    ...terms,
    listed: true,
  });
  const late = FORTY.slice(0, 22).map((_, at) => waiting(world, asked(at), (4 + at * at) * MINUTE));
  const later = FORTY.slice(22, 34).map((_, n) => {
    const scheduledAt = world.agenda.now() + (n + 1) * 25 * MINUTE + world.providerAheadMs;
    return createCallback(world, { ...asked(n + 22), scheduledAt, routedTo: 'nobody' });
  });
  return [...late, ...later];
}

/** A day on which everything comes at once. */
export const BUSY_DAY: Readonly<Record<BusyDayScenario, Scenario>> = {
  'a-busy-day': {
    title: 'Forty callbacks at once: on a call, others alert, count down, are held or late',
    play(world, terms) {
      const talking = onCall(world, 2 * MINUTE, 'Customer care', HENRIK, terms);
      const left = { name: 'Jonas Drummond', number: '+442079460439', seconds: 12 };
      return [
        talking,
        preview(world, RENEWALS, DANA, terms),
        voicemail(world, left, 'complete', terms),
        ...atWork(world, terms),
        ...ahead(world, terms),
      ];
    },
  },
};
