import { OLDEST_READ_MS, type Strikes } from '../faults.ts';
import type { Conversation, World } from '../world/world.ts';

/** Conversations as a reader finds them: as they are, or, where a fault says so, as they were some time ago. */
export interface Readable {
  get(id: string): Conversation | undefined;
  all(): Conversation[];
}

/** Keeps the last minute of every conversation, since the real platform answers what one of its copies knows. */
export function createReadable(world: World, faults: Strikes): Readable {
  const past = new Map<string, { at: number; was: Conversation }[]>();

  world.onChanged((conversation) => {
    const at = world.agenda.now();
    const kept = past.get(conversation.id) ?? [];
    // The newest of those that are too old still tells how things stood at the edge.
    while (kept.length > 1 && kept[1]!.at < at - OLDEST_READ_MS) kept.shift();
    kept.push({ at, was: { ...conversation, participants: structuredClone(conversation.participants) } });
    past.set(conversation.id, kept);
    for (const id of past.size > world.conversations.size ? past.keys() : [])
      if (!world.conversations.has(id)) past.delete(id);
  });

  function asItWas(conversation: Conversation): Conversation | undefined {
    const { staleMs } = faults;
    if (staleMs === 0) return conversation;
    const until = world.agenda.now() - staleMs;
    return past.get(conversation.id)?.findLast(({ at }) => at <= until)?.was;
  }

  return {
    get(id) {
      const conversation = world.conversations.get(id);
      return conversation && asItWas(conversation);
    },
    all: () => [...world.conversations.values()].flatMap((each) => asItWas(each) ?? []),
  };
}
