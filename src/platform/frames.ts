import type { Conversation } from '../callback/conversation.ts';
import { decodeConversation } from '../callback/decode.ts';
import type { Problem } from '../callback/reading.ts';
import type { Clock, Stop } from '../time/clock.ts';

/** What a socket message turned out to be, where it concerns the connection and not a conversation. */
export type Signal = 'heartbeat' | 'closing' | 'signed-out' | 'taken-over';

/** Hears the text of socket messages; gives conversations to `apply`, the last of each, once per frame. */
export interface Frames {
  hear(text: string): Signal | undefined;
  /** Applies now what waits for the next frame. */
  flush(): void;
  /** Drops what is waiting. */
  stop: Stop;
}

/** Conversations are a few kB; a longer text is no event of ours, and parsing it would stop the desktop. */
const LONGEST_TEXT = 1_000_000;

const SIGNALS: Readonly<Record<string, Signal>> = {
  'channel.metadata': 'heartbeat',
  'v2.system.socket_closing': 'closing',
  'v2.system.token_revoked': 'signed-out',
  'v2.system.no_longer_subscribed': 'taken-over',
};

/**
 * From text to conversations. Bad messages are reported with where they are wrong and dropped, then `onGap` refetches.
 * Of the messages of one conversation that come within a frame only the last is applied; an alert never waits.
 */
export function createFrames(options: {
  clock: Clock;
  topic: string;
  /** Called at once when a conversation arrives, so that its place in time is known although it is applied later. */
  heard: (conversation: Conversation) => Conversation;
  /** `overtaken`: others of it came in the same frame and were never applied. */
  apply: (conversation: Conversation, overtaken: boolean) => void;
  isAlert: (conversation: Conversation) => boolean;
  onGap: () => void;
  report: (message: string, problems: readonly Problem[]) => void;
}): Frames {
  const { clock, heard, apply, isAlert, onGap, report } = options;
  const topic = options.topic.toLowerCase();
  const waiting = new Map<string, { conversation: Conversation; overtaken: boolean }>();
  let stopFlush: Stop | undefined;

  function flush() {
    stopFlush?.();
    stopFlush = undefined;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { conversation, overtaken } of all) apply(conversation, overtaken);
  }

  function refuse(message: string, problems: readonly Problem[] = []) {
    report(message, problems);
    onGap();
  }

  return {
    hear(text) {
      if (text.length > LONGEST_TEXT) return (refuse(`An event of ${text.length} characters was dropped`), undefined);
      const message = parse(text);
      if (typeof message?.['topicName'] !== 'string')
        return (refuse('An event without a topic was dropped'), undefined);
      const name = message['topicName'].toLowerCase();
      if (name !== topic) return SIGNALS[name];

      const { value, problems } = decodeConversation(message['eventBody']);
      if (!value) return (refuse('An event without a conversation was dropped', problems), undefined);
      if (problems.length > 0) report('An event had values that could not be read', problems);
      waiting.set(value.id, { conversation: heard(value), overtaken: waiting.has(value.id) });
      if (isAlert(value)) flush();
      else stopFlush ??= clock.soon(flush);
      return undefined;
    },
    flush,
    stop() {
      stopFlush?.();
      stopFlush = undefined;
      waiting.clear();
    },
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
