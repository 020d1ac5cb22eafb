import { isOver, type Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Conversation } from '../callback/conversation.ts';
import type { WireWrapup } from '../callback/wire.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionResult, ActionSpec } from './acting.ts';
import type { Platform } from './platform.ts';

/** A disposition; `draft` keeps notes on the platform without closing anything. */
export interface WrapUpCommand {
  readonly code?: string;
  readonly notes?: string;
  readonly draft?: boolean;
  /** Where the after-call work belongs to one communication: that one; else the participant's. */
  readonly communicationId?: string;
}

/** A later callback, asked for during this one. */
export interface ScheduleCommand {
  readonly numbers: readonly string[];
  readonly queueId: string;
  readonly scheduledAt: Instant;
  readonly customerName?: string;
  /** Mine, when it comes. */
  readonly ownerId?: string;
}

/** Who gets the callback. */
export type TransferTarget = { readonly userId: string } | { readonly queueId: string };

/** What an agent may do beside and after the call. */
export interface FollowUp {
  wrapUp(conversationId: string): ActionSpec<ActionResult, WrapUpCommand>;
  skipWrapUp(conversationId: string): ActionSpec<ActionResult>;
  /** One per interaction: a second one is refused. */
  schedule(conversationId: string): ActionSpec<ActionResult, ScheduleCommand>;
  /** Only while no agent has it. */
  reschedule(conversationId: string): ActionSpec<ActionResult, { scheduledAt: Instant; numbers?: readonly string[] }>;
  transfer(conversationId: string): ActionSpec<ActionResult, TransferTarget>;
  addToDoNotCall(conversationId: string): ActionSpec<ActionResult>;
  setRecording(conversationId: string): ActionSpec<ActionResult, 'active' | 'paused'>;
  mute(conversationId: string): ActionSpec<ActionResult, boolean>;
}

/** Makes the follow-up actions of `platform`; a page that needs none does not load them. */
export function createFollowUp({ acting }: Pick<Platform, 'acting'>): FollowUp {
  const { rest, userId, spec, ask } = acting;
  const at = encodeURIComponent;
  const always = () => true;
  const participantPath = (conversationId: string, { id }: Participant, media = 'callbacks/') =>
    `/conversations/${media}${at(conversationId)}/participants/${at(id)}`;
  const legIsOver = (conversation: Conversation) => {
    const leg = myLeg(conversation, userId)?.callbacks.at(-1);
    return leg === undefined || isOver(leg);
  };
  const iso = (instant: Instant) => new Date(instant).toISOString();

  return {
    wrapUp: (id) =>
      spec(id, 'wrap-up', (client, { code, notes, draft = false, communicationId }) =>
        ask(
          client,
          id,
          (mine) => {
            const wrapup: WireWrapup = {
              ...(code !== undefined && { code }),
              ...(notes !== undefined && { notes }),
              ...(draft && { provisional: true }),
            };
            const path = participantPath(id, mine);
            return communicationId === undefined
              ? rest({ method: 'PATCH', path, body: { wrapup } })
              : rest({ method: 'POST', path: `${path}/communications/${at(communicationId)}/wrapup`, body: wrapup });
          },
          (conversation) => {
            const mine = myLeg(conversation, userId);
            return draft || (mine?.wrapup ?? mine?.callbacks.at(-1)?.wrapup)?.code === code;
          },
        ),
      ),
    skipWrapUp: (id) =>
      spec(id, 'skip-wrap-up', (client) =>
        ask(
          client,
          id,
          (mine) => rest({ method: 'PATCH', path: participantPath(id, mine), body: { wrapupSkipped: true } }),
          (conversation) => myLeg(conversation, userId)?.wrapupSkipped === true,
        ),
      ),
    schedule: (id) =>
      spec(id, 'schedule', (client, { numbers, queueId, scheduledAt, customerName, ownerId }) =>
        ask(
          client,
          id,
          (mine) =>
            rest({
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
            }),
          always,
        ),
      ),
    reschedule: (id) =>
      spec(id, 'reschedule', async (client, { scheduledAt, numbers }) => {
        const body = {
          conversationId: id,
          agentId: userId,
          callbackScheduledTime: iso(scheduledAt),
          ...(numbers && { callbackNumbers: numbers }),
        };
        await rest({ method: 'PATCH', path: '/conversations/callbacks', body });
        const looked = await acting.look(client, id).catch(() => undefined); // it was taken all the same
        return { confirmed: looked !== undefined };
      }),
    transfer: (id) =>
      spec(id, 'transfer', (client, target) =>
        ask(
          client,
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
    setRecording: (id) =>
      spec(id, 'recording', (client, recording) =>
        ask(
          client,
          id,
          () =>
            rest({
              method: 'PUT',
              path: `/conversations/callbacks/${at(id)}/recordingstate`,
              body: { recordingState: recording.toUpperCase() },
            }),
          (conversation) => conversation.recording === recording,
        ),
      ),
    mute: (id) =>
      spec(id, 'mute', (client, muted) =>
        ask(
          client,
          id,
          (mine) => rest({ method: 'PATCH', path: participantPath(id, mine, 'calls/'), body: { muted } }),
          (conversation) => myLeg(conversation, userId)?.calls.findLast((call) => !isOver(call))?.muted === muted,
        ),
      ),
  };
}
