import type { Callback } from './callback.ts';
import { isOver, type Conversation } from './conversation.ts';

/**
 * The callback of a conversation that waits for its time with no agent, if there is one: before any agent had it, or
 * beside the one that an agent works on and scheduled it from. That a platform shows the second is not documented.
 */
export const laterCallback = ({ participants }: Conversation): Callback | undefined =>
  participants
    .filter(({ purpose }) => purpose !== 'agent' && purpose !== 'user')
    .flatMap(({ callbacks }) => callbacks)
    .findLast((leg) => leg.state === 'scheduled' && leg.scheduledAt !== undefined && !isOver(leg));
