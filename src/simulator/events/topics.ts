import { callEvent, flatEvent, nestedEvent } from '../shapes.ts';
import type { Conversation, World } from '../world/world.ts';

/** Source: the platform's text on combined topics. */
const LONGEST_TOPIC = 200;

/** The topics that one subscription stands for: `v2.users.X?a&b` is `v2.users.X.a` and `v2.users.X.b`. */
export function expandTopic(topic: string): string[] {
  const [base = '', kinds] = topic.split('?');
  return kinds === undefined ? [topic] : kinds.split('&').map((kind) => `${base}.${kind}`);
}

/** Why a topic is not given, and whether it is one at all. */
export interface Rejection {
  readonly kind: 'malformed' | 'forbidden';
  readonly reason: string;
}

/** The topics of one user: which they may have, and what is said on them. */
export interface Topics {
  rejection(topic: string): Rejection | undefined;
  /** The body of `topic` (expanded) for a conversation that changed; undefined where it says nothing of it. */
  bodyFor(topic: string, conversation: Conversation): (() => object) | undefined;
}

const EVENTS: Readonly<Record<string, (conversation: Conversation) => object>> = {
  conversations: nestedEvent,
  'conversations.callbacks': flatEvent,
  'conversations.calls': callEvent,
};

const QUEUE = /^v2\.routing\.queues\.([^.]+)\.conversations\.callbacks$/;

/** Makes the topics of the user of `world`: their own, and callbacks of the queues. */
export function createTopics(world: World): Topics {
  const own = `v2.users.${world.user.id}.`.toLowerCase();

  function takesPart({ participants }: Conversation) {
    return participants.some(({ userId }) => userId === world.user.id);
  }

  const isQueue = (topic: string) => {
    const id = QUEUE.exec(topic)?.[1];
    return id !== undefined && [...world.queues.values()].some((queue) => queue.id === id);
  };

  return {
    rejection(topic) {
      if (topic.length > LONGEST_TOPIC)
        return { kind: 'malformed', reason: `A topic may have ${LONGEST_TOPIC} characters.` };
      const each = expandTopic(topic.toLowerCase());
      if (!each.every((name) => /^v2\.[\w-]+\./.test(name)))
        return { kind: 'malformed', reason: `There is no topic ${topic}.` };
      if (each.every((name) => name.startsWith(own) || isQueue(name))) return undefined;
      return { kind: 'forbidden', reason: 'Not permitted for this user.' };
    },
    bodyFor(topic, conversation) {
      const name = topic.toLowerCase();
      const kind = name.slice(own.length);
      const isQueues = isQueue(name);
      if (isQueues && QUEUE.exec(name)![1] !== conversation.agreement.queue.id) return undefined;
      if (!isQueues && (!name.startsWith(own) || !takesPart(conversation))) return undefined;
      const shape = isQueues ? flatEvent : EVENTS[kind];
      const needs =
        kind === 'conversations.calls'
          ? 'calls'
          : isQueues || kind === 'conversations.callbacks'
            ? 'callbacks'
            : undefined;
      if (!shape || (needs && !conversation.participants.some((each) => each[needs].length > 0))) return undefined;
      return () => shape(conversation);
    },
  };
}
