import { isOver, type Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Conversation } from '../callback/conversation.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionResult, ActionSpec } from './acting.ts';
import type { Platform } from './platform.ts';
import { isUncertain, PlatformError } from './platform-error.ts';
import { sameText, wrapUpOf, wrapUpRequest } from './wrap-up-request.ts';

/** A disposition, or, without a code, what there is of one. */
export interface WrapUpCommand {
  readonly code?: string;
  readonly notes?: string;
  /** Where the after-call work belongs to one communication: that one; else the participant's. */
  readonly communicationId?: string;
  /** The card itself, before a time limit ends it; else a press. */
  readonly by?: 'agent' | 'card';
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
  /** Written again it is the same: a lost answer is looked for, and may be followed by another press. */
  wrapUp(conversationId: string): ActionSpec<ActionResult, WrapUpCommand>;
  /**
   * Keeps what was entered so far on the platform, without closing anything. Told to nobody: no action of the agent's.
   * `leaving`: the page is being left. Rejects with a `PlatformError`.
   */
  keepWrapUp(
    conversation: Conversation,
    command: WrapUpCommand,
    how?: { readonly leaving?: boolean; readonly signal?: AbortSignal },
  ): Promise<void>;
  skipWrapUp(conversationId: string): ActionSpec<ActionResult>;
  /** Says during the callback whether there will be after-call work, where the queue leaves it to the agent. */
  askForWrapUp(conversationId: string): ActionSpec<ActionResult, boolean>;
  /** One per interaction: a second one is refused. */
  schedule(conversationId: string): ActionSpec<ActionResult, ScheduleCommand>;
  /** Only while no agent has it. */
  reschedule(conversationId: string): ActionSpec<ActionResult, { scheduledAt: Instant; numbers?: readonly string[] }>;
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

  return {
    wrapUp: (id) =>
      spec(id, 'wrap-up', async (turn, command) => {
        const isShown = (conversation: Conversation) => {
          const written = wrapUpOf(conversation, userId, command.communicationId);
          return written?.code === command.code && !written?.provisional && sameText(written?.notes, command.notes);
        };
        const write = (mine: Participant) => {
          const conversation = turn.client.getQueryData<Conversation>(keys.conversation(id))!; // mine was read from it
          return rest(wrapUpRequest(conversation, mine, command));
        };
        try {
          return await ask(turn, id, write, isShown);
        } catch (error) {
          if (!isUncertain(error)) throw error;
          const looked = await acting.look(turn.client, id).catch(() => undefined);
          if (!looked || !isShown(looked)) throw error;
          return { confirmed: true };
        }
      }),
    async keepWrapUp(conversation, command, { leaving = false, signal } = {}) {
      const mine = myLeg(conversation, userId);
      if (!mine) throw new PlatformError('gone', 'This callback is not with you');
      await rest({
        ...wrapUpRequest(conversation, mine, { ...command, isDraft: true }),
        ...(leaving && { keepalive: true }),
        signal,
      });
    },
    skipWrapUp: (id) =>
      spec(id, 'skip-wrap-up', (turn) =>
        ask(
          turn,
          id,
          (mine) => rest({ method: 'PATCH', path: participantPath(id, mine), body: { wrapupSkipped: true } }),
          (conversation) => myLeg(conversation, userId)?.wrapupSkipped === true,
        ),
      ),
    askForWrapUp: (id) =>
      spec(id, 'ask-for-wrap-up', (turn, wanted) =>
        ask(
          turn,
          id,
          (mine) =>
            rest({
              method: 'PATCH',
              path: `/conversations/aftercallwork/${at(id)}/participants/${at(mine.id)}/communications/${at(mine.callbacks.at(-1)!.id)}`,
              body: { afterCallWorkRequired: wanted },
            }),
          (conversation) => myLeg(conversation, userId)?.callbacks.at(-1)?.afterCallWorkRequired === wanted,
        ),
      ),
    schedule: (id) =>
      spec(id, 'schedule', (turn, { numbers, queueId, scheduledAt, customerName, ownerId }) => {
        let isSent = false; // no event shows it
        return ask(
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
          () => isSent,
        );
      }),
    reschedule: (id) =>
      spec(id, 'reschedule', async ({ client }, { scheduledAt, numbers }) => {
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
