import type { Conversation, Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { ActionResult, ActionSpec } from './acting.ts';
import { isUncertain, PlatformError } from './platform-error.ts';
import type { Platform } from './platform.ts';
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

/** What an agent does about the wrap-up. */
export interface WrapUps {
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
}

/** Makes what follow-up actions there are about the wrap-up. */
export function createWrapUps({ acting, keys }: Pick<Platform, 'acting' | 'keys'>): WrapUps {
  const { rest, userId, spec, ask } = acting;
  const at = encodeURIComponent;

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
          (mine) =>
            rest({
              method: 'PATCH',
              path: `/conversations/callbacks/${at(id)}/participants/${at(mine.id)}`,
              body: { wrapupSkipped: true },
            }),
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
  };
}
