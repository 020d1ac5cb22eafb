import { createCallback } from '../world/callback-queue.ts';
import { holdCallback } from '../world/callback-leg.ts';
import { previewOf, type CampaignPlan, type Person } from '../world/campaign.ts';
import type { Conversation, World } from '../world/world.ts';
import {
  ARREARS,
  CALLUM,
  DANA,
  HENRIK,
  IMELDA,
  METERS,
  MIREILLE,
  PRIYA,
  RENEWALS,
  TOMASZ,
  WELCOME,
  YUSUF,
} from './people.ts';
import { HOUR, mine, MINUTE, preview, SECOND, since, type Scenario, type Terms } from './scenario.ts';

/** Previews of campaigns. */
export type PreviewScenario =
  | 'preview-countdown'
  | 'preview-no-countdown'
  | 'preview-no-skip'
  | 'preview-next-after-skip'
  | 'preview-one-second'
  | 'preview-ten-seconds'
  | 'preview-twenty-minutes'
  | 'preview-auto-accept'
  | 'preview-external'
  | 'preview-do-not-call'
  | 'preview-contact-deleted'
  | 'preview-contact-forbidden'
  | 'held-twelve-hours'
  | 'platform-dials-after-press';

const QUEUED: readonly Person[] = [CALLUM, YUSUF, MIREILLE, HENRIK, PRIYA, DANA, TOMASZ];

/** The campaign hands out its next contact 0.4 s after each skip, and begins again when all are through. */
function chain(world: World, plan: CampaignPlan, terms: Terms, at: number): Terms {
  return {
    afterSkip: () => {
      const person = QUEUED[at % QUEUED.length]!;
      createCallback(world, { ...previewOf(world, plan, person), ...chain(world, plan, terms, at + 1) });
    },
    ...terms,
  };
}

/** A preview of which something is wrong with the contact. */
function withContact(world: World, person: Person, terms: Terms, spoil: (contactId: string) => void): Conversation {
  const agreement = previewOf(world, WELCOME, person);
  spoil(agreement.carried.dialerPreview!.contactId!);
  return since(world, 230, { ...agreement, ...terms }, () => {});
}

/** Every preview that can be played. */
export const PREVIEWS: Readonly<Record<PreviewScenario, Scenario>> = {
  'preview-countdown': {
    title: 'Preview: call or skip within 60 seconds',
    play: (world, terms) => preview(world, RENEWALS, DANA, terms),
  },
  'preview-no-countdown': {
    title: 'Preview without a countdown',
    play: (world, terms) => preview(world, METERS, TOMASZ, terms),
  },
  'preview-no-skip': {
    title: 'Preview that may not be skipped',
    play: (world, terms) => preview(world, ARREARS, IMELDA, terms),
  },
  'preview-next-after-skip': {
    title: 'Preview: the next contact comes 0.4 seconds after each skip',
    play: (world, terms) => preview(world, RENEWALS, DANA, chain(world, RENEWALS, terms, 0)),
  },
  'preview-ten-seconds': {
    title: 'Preview with a countdown of ten seconds',
    play: (world, terms) => preview(world, { ...RENEWALS, timeoutSeconds: 10 }, DANA, terms),
  },
  'preview-one-second': {
    title: 'Preview with a countdown of one second',
    play: (world, terms) => preview(world, { ...RENEWALS, name: 'Flash offer', timeoutSeconds: 1 }, YUSUF, terms),
  },
  'preview-twenty-minutes': {
    title: 'Preview with a countdown of twenty minutes',
    play: (world, terms) =>
      preview(world, { ...ARREARS, name: 'Long research', timeoutSeconds: 1200, skipEnabled: true }, CALLUM, terms),
  },
  'preview-auto-accept': {
    title: 'Preview that opens by itself after a second',
    play: (world, terms) => preview(world, { ...WELCOME, name: 'Hot leads', autoAccept: true }, MIREILLE, terms),
  },
  'preview-external': {
    title: 'Preview that another system dials',
    play: (world, terms) => preview(world, { ...METERS, name: 'Partner campaign', external: true }, HENRIK, terms),
  },
  'preview-do-not-call': {
    title: 'Preview of a contact who is on the do-not-call list',
    play: (world, terms) =>
      withContact(world, HENRIK, terms, (id) => {
        const contact = world.contacts.get(id)!;
        contact.callable = false;
        contact.phoneNumberStatus = { Mobile: { callable: false }, Home: { callable: false } };
      }),
  },
  'preview-contact-deleted': {
    title: 'Preview of a contact who was deleted meanwhile',
    play: (world, terms) => withContact(world, CALLUM, terms, (id) => void world.contacts.delete(id)),
  },
  'preview-contact-forbidden': {
    title: 'Preview of a contact whose record the agent may not see',
    play: (world, terms) => withContact(world, YUSUF, terms, (id) => void world.forbidden.add(id)),
  },
  'held-twelve-hours': {
    title: 'Preview that has been on hold for 12 hours and 21 minutes',
    play: (world, terms) =>
      since(
        world,
        12 * HOUR + 21 * MINUTE + 10 * SECOND,
        { ...previewOf(world, METERS, IMELDA), ...terms },
        ({ pass, accept, hangUp, conversation }) => {
          pass(3 * SECOND);
          accept();
          pass(7 * SECOND);
          hangUp();
          holdCallback(world, conversation, mine(world, conversation), true);
        },
      ),
  },
  'platform-dials-after-press': {
    title: 'The platform dials too, 50 ms after the agent pressed Call',
    play: (world, terms) => preview(world, RENEWALS, PRIYA, { alsoDialsMs: 50, ...terms }),
  },
};
