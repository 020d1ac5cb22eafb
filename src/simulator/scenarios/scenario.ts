import { acceptCallback } from '../world/accept.ts';
import { hangUp } from '../world/call-leg.ts';
import { endCallback } from '../world/callback-leg.ts';
import { createCallback, FIRST_ALERT_MS } from '../world/callback-queue.ts';
import { askedFor, previewOf, type CampaignPlan, type Person } from '../world/campaign.ts';
import { isOver, liveCalls, userIn } from '../world/legs.ts';
import { placeCall } from '../world/placed-call.ts';
import { passes } from '../world/refused.ts';
import type { Agreement, Conversation, Participant, World } from '../world/world.ts';

/** What a caller may agree beside a scenario's own terms: after-call work, what follows a skip, the agent's phone … */
export type Terms = Partial<
  Pick<Agreement, 'afterCallWork' | 'afterSkip' | 'wrapupCodes' | 'phone' | 'recorded' | 'autoEndMs' | 'alsoDialsMs'>
>;

/** Something that can be played. */
export interface Scenario {
  /** What it shows, in plain English. */
  readonly title: string;
  /** Begins it now; the first of several conversations is the one to look at. */
  readonly play: (world: World, terms: Terms) => Conversation | [Conversation, ...Conversation[]];
}

/** A second, in ms. */
export const SECOND = 1000;
/** A minute, in ms. */
export const MINUTE: number = 60 * SECOND;
/** An hour, in ms. */
export const HOUR: number = 60 * MINUTE;

/** Begins a callback whose agent is alerted at this very moment. */
export function alertingNow(world: World, agreement: Agreement): Conversation {
  let conversation: Conversation;
  world.agenda.sinceMs(FIRST_ALERT_MS, () => {
    conversation = createCallback(world, agreement);
  });
  return conversation!;
}

/** A preview whose agent is alerted now. */
export const preview = (world: World, plan: CampaignPlan, person: Person, terms: Terms): Conversation =>
  alertingNow(world, { ...previewOf(world, plan, person), ...terms });

/** The user's part of a conversation that has one. */
export const mine = (world: World, conversation: Conversation): Participant => userIn(world, conversation)!;

/** What has happened to one callback up to now, told by whoever lived through it. */
export interface Story {
  readonly world: World;
  readonly conversation: Conversation;
  pass(ms: number): void;
  accept(): void;
  /** Calls, unless the platform has done so already; the agent's phone answers by itself here. */
  call(number: string): void;
  /** Hangs up whatever call of the user's is live. */
  hangUp(): void;
  /** Ends the user's part. */
  end(): void;
}

/**
 * Plays what began `agoMs` ago: the callback comes, is alerted, and `tell` says what followed; the rest of the time
 * passes by itself.
 */
export function since(world: World, agoMs: number, agreement: Agreement, tell: (story: Story) => void): Conversation {
  let conversation: Conversation;
  world.agenda.sinceMs(agoMs, (pass) => {
    conversation = createCallback(world, agreement);
    const settled = conversation;
    pass(FIRST_ALERT_MS);
    tell({
      world,
      conversation: settled,
      pass,
      accept() {
        const me = mine(world, settled);
        if (me.callbacks[0]!.state === 'alerting') acceptCallback(world, settled, me);
      },
      call(number) {
        const { phone, ...agreed } = settled.agreement;
        settled.agreement = { ...agreed, phone: 'auto-answer' };
        if (liveCalls(settled).length === 0) placeCall(world, settled, number);
        settled.agreement = { ...agreed, ...(phone && { phone }) };
      },
      hangUp() {
        for (const leg of mine(world, settled).calls) if (!isOver(leg)) hangUp(world, settled, leg);
      },
      end() {
        endCallback(world, settled, mine(world, settled));
      },
    });
  });
  return conversation!;
}

/** A customer's own callback, on which the user has talked from ten seconds after accept. */
export function onCall(world: World, agoMs: number, queue: string, person: Person, terms: Terms): Conversation {
  return since(world, agoMs, { ...askedFor(world, queue, person), ...terms }, ({ pass, accept, call }) => {
    pass(4 * SECOND);
    accept();
    pass(10 * SECOND);
    call(Object.values(person.numbers)[0]!);
  });
}

/** Something that somebody does to it later, if it is still possible then. */
export function later(world: World, ms: number, act: () => void): void {
  world.agenda.after(ms, () => void passes(act));
}
