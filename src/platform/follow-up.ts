import { laterCallback } from '../callback/later-callback.ts';
import { isOver, type Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Conversation } from '../callback/conversation.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionResult, ActionSpec } from './acting.ts';
import { isUncertain } from './platform-error.ts';
import type { Platform } from './platform.ts';
import { createWrapUps, type WrapUps } from './wrap-ups.ts';

/** A later callback, asked for during this one. */
export interface ScheduleCommand {
  readonly numbers: readonly string[];
  readonly queueId: string;
  readonly scheduledAt: Instant;
  readonly customerName?: string;
  /** Mine, when it comes. */
  readonly ownerId?: string;
}

/** Another time for a callback that no agent has yet; what is left out stays as it is. */
export interface RescheduleCommand {
  readonly scheduledAt: Instant;
  readonly numbers?: readonly string[];
  readonly queueId?: string;
}

/** What became of a schedule, and the time that was asked for. */
export interface ScheduleResult extends ActionResult {
  readonly scheduledAt: Instant;
}

/** What an agent fills in to schedule a callback. */
export type ScheduleField = 'when' | 'number' | 'queue' | 'keep-mine';

const SCHEDULE_FIELDS: Readonly<Record<string, ScheduleField>> = {
  callbackScheduledTime: 'when',
  callbackNumbers: 'number',
  queueId: 'queue',
  routingData: 'queue',
  routingFlags: 'keep-mine',
  scoredAgents: 'keep-mine',
};

/** Which of them the platform means by the name of a field (`routingData.queueId`, `callbackNumbers[0]`), if any. */
export const scheduleField = (name: string): ScheduleField | undefined => {
  const steps = name.split(/[.[\]]+/).toReversed();
  const known = steps.find((step) => Object.hasOwn(SCHEDULE_FIELDS, step));
  return known === undefined ? undefined : SCHEDULE_FIELDS[known];
};

/** Who gets the callback. */
export type TransferTarget = { readonly userId: string } | { readonly queueId: string };

/** What an agent may do beside and after the call. */
export interface FollowUp extends WrapUps {
  /** One per interaction: a second one is refused. */
  schedule(conversationId: string): ActionSpec<ScheduleResult, ScheduleCommand>;
  /** Only while no agent has it. */
  reschedule(conversationId: string): ActionSpec<ScheduleResult, RescheduleCommand>;
  transfer(conversationId: string): ActionSpec<ActionResult, TransferTarget>;
  addToDoNotCall(conversationId: string): ActionSpec<ActionResult>;
  pauseRecording(conversationId: string): ActionSpec<ActionResult>;
  resumeRecording(conversationId: string): ActionSpec<ActionResult>;
  mute(conversationId: string): ActionSpec<ActionResult>;
  unmute(conversationId: string): ActionSpec<ActionResult>;
  /** Keys that the other side's machine hears, in this order: 0–9, * and #. Asked again before it is answered: the same. */
  pressKeys(conversationId: string): ActionSpec<ActionResult, string>;
  /** Ends my part before anybody was called; what becomes of the callback is the platform's (desk D10). */
  close(conversationId: string): ActionSpec<ActionResult>;
}

/** Makes the follow-up actions of `platform`; a page that needs none does not load them. */
export function createFollowUp({ acting, keys }: Pick<Platform, 'acting' | 'keys'>): FollowUp {
  const { rest, userId, spec, ask } = acting;
  const at = encodeURIComponent;
  const participantPath = (conversationId: string, { id }: Participant, media = 'callbacks/') =>
    `/conversations/${media}${at(conversationId)}/participants/${at(id)}`;
  const legIsOver = (conversation: Conversation) => {
    const leg = myLeg(conversation, userId)?.callbacks.at(-1);
    return leg === undefined || isOver(leg);
  };
  const setRecording = (id: string, action: 'pause-recording' | 'resume-recording', state: 'active' | 'paused') =>
    spec<ActionResult, void>(id, action, (turn) =>
      ask(
        turn,
        id,
        () =>
          rest({
            method: 'PUT',
            path: `/conversations/callbacks/${at(id)}/recordingstate`,
            body: { recordingState: state.toUpperCase() },
          }),
        (conversation) => conversation.recording === state,
      ),
    );
  const setMuted = (id: string, muted: boolean) =>
    spec<ActionResult, void>(id, muted ? 'mute' : 'unmute', (turn) =>
      ask(
        turn,
        id,
        (mine) => rest({ method: 'PATCH', path: participantPath(id, mine, 'calls/'), body: { muted } }),
        (conversation) => myLeg(conversation, userId)?.calls.findLast((call) => !isOver(call))?.muted === muted,
      ),
    );
  const iso = (instant: Instant) => new Date(instant).toISOString();
  const withTime = async (asked: Promise<ActionResult>, scheduledAt: Instant): Promise<ScheduleResult> => ({
    ...(await asked),
    scheduledAt,
  });

  return {
    ...createWrapUps({ acting, keys }),
    schedule: (id) =>
      spec(id, 'schedule', (turn, { numbers, queueId, scheduledAt, customerName, ownerId }) => {
        let isSent = false; // an event may never show it
        const isShown = (conversation: Conversation | undefined) =>
          conversation !== undefined && laterCallback(conversation)?.scheduledAt === scheduledAt;
        const asked = ask(
          turn,
          id,
          async (mine) => {
            await rest({
              method: 'POST',
              path: `${participantPath(id, mine, '')}/callbacks`,
              body: {
                callbackNumbers: numbers,
                callbackScheduledTime: iso(scheduledAt),
                ...(customerName !== undefined && { callbackUserName: customerName }),
                routingData: {
                  queueId,
                  ...(ownerId !== undefined && {
                    routingFlags: ['AGENT_OWNED_CALLBACK'],
                    scoredAgents: [{ agent: { id: ownerId }, score: 100 }],
                  }),
                },
              },
            });
            isSent = true;
          },
          (conversation) => isSent || isShown(conversation),
        );
        return withTime(asked, scheduledAt);
      }),
    reschedule: (id) =>
      spec(id, 'reschedule', async ({ client }, { scheduledAt, numbers, queueId }) => {
        const isMoved = async () => {
          const looked = await acting.look(client, id).catch(() => undefined);
          const leg = looked && laterCallback(looked);
          return leg?.scheduledAt === scheduledAt && (!numbers || leg.numbers.join() === numbers.join());
        };
        const body = {
          conversationId: id,
          agentId: userId,
          callbackScheduledTime: iso(scheduledAt),
          ...(numbers && { callbackNumbers: numbers }),
          ...(queueId !== undefined && { queueId }),
        };
        try {
          await rest({ method: 'PATCH', path: '/conversations/callbacks', body });
        } catch (error) {
          const shows = await isMoved();
          // That it shows is proof, and that it does not is none; of the queue nothing shows.
          if (!shows || queueId !== undefined || !isUncertain(error)) throw error;
        }
        return { confirmed: await isMoved(), scheduledAt };
      }),
    transfer: (id) =>
      spec(id, 'transfer', (turn, target) =>
        ask(
          turn,
          id,
          (mine) => rest({ method: 'POST', path: `${participantPath(id, mine)}/replace`, body: target }),
          legIsOver,
        ),
      ),
    addToDoNotCall: (id) =>
      spec(id, 'do-not-call', async () => {
        await rest({ method: 'POST', path: `/outbound/conversations/${at(id)}/dnc` });
        return { confirmed: true };
      }),
    pauseRecording: (id) => setRecording(id, 'pause-recording', 'paused'),
    resumeRecording: (id) => setRecording(id, 'resume-recording', 'active'),
    mute: (id) => setMuted(id, true),
    unmute: (id) => setMuted(id, false),
    pressKeys: (id) =>
      spec(id, 'keypad', (turn, digits) => {
        let isSent = false; // no event shows it
        return ask(
          turn,
          id,
          async (mine) => {
            await rest({ method: 'POST', path: `${participantPath(id, mine, '')}/digits`, body: { digits } });
            isSent = true;
          },
          () => isSent,
        );
      }),
    close: (id) =>
      spec(id, 'close', (turn) =>
        ask(
          turn,
          id,
          (mine) => rest({ method: 'PATCH', path: participantPath(id, mine), body: { state: 'disconnected' } }),
          legIsOver,
        ),
      ),
  };
}
