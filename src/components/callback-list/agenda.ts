import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import { byNeed, reorder, sameOrder, standingOf, type Ranked, type Standing } from '../../callback/agenda.ts';
import type { Conversation } from '../../callback/conversation.ts';
import { customerCallback } from '../../callback/customer-callback.ts';
import { createLines } from '../../callback/same-line.ts';
import { share } from '../../platform/newest.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Stop } from '../../time/clock.ts';
import { createKnown } from './known.ts';
import { rowOf, upcomingRow, type AgendaRow, type UpcomingCallback } from './agenda-row.ts';

/** The agent's callbacks in the order in which they want something, and each of them as a row. */
export interface Agenda {
  /** The same list while nobody moves. */
  readonly order: readonly Ranked[];
  row(id: string): AgendaRow | undefined;
  /** Told once a frame at most, after everything else was told; `moved`: the order is another. */
  onChange(listener: (moved: boolean) => void): Stop;
  /** Told when this row is another one. */
  onRow(id: string, listener: () => void): Stop;
  /** What the platform lists. */
  setListed(listed: readonly Conversation[]): void;
  setUpcoming(upcoming: readonly UpcomingCallback[]): void;
  /** The open one stays, also when it is done: its outcome is not to vanish while it is read. */
  setOpen(id: string | undefined): void;
  /** Begins to follow the cache, until stopped. */
  start(): Stop;
}

interface Entry {
  readonly row: AgendaRow;
  readonly rank: Ranked;
  readonly changesAt: number;
  /** Lets go of what is kept in the cache for it, if it is there. */
  readonly release: Stop | undefined;
}

/**
 * Makes the agenda of one platform. What an event or the listing tells is noted at once and worked on before the next
 * frame: however many came, everybody concerned is read once, and whoever moved is put in place once.
 */
export function createAgenda(platform: Platform, client: QueryClient): Agenda {
  const { clock, userId, countdownStart, queries } = platform;
  const entries = new Map<string, Entry>();
  const lines = createLines();
  const listeners = new Set<(moved: boolean) => void>();
  const rowListeners = new Map<string, Set<() => void>>();
  const dirty = new Set<string>();
  let listed: ReadonlyMap<string, Conversation> = new Map();
  let upcoming: ReadonlyMap<string, UpcomingCallback> = new Map();
  let open: string | undefined;
  let sorted: readonly Ranked[] = [];
  let order: readonly Ranked[] = [];
  let running = false;
  let stopFlush: Stop | undefined;
  let stopAlarm: Stop = () => {};
  /** Countdowns of which it was asked, after their end, whether the platform dialled. */
  const looked = new Map<string, number>();
  const queueNames = new Map<string, string>();

  const known = createKnown(platform, client, note);

  function note(id: string) {
    dirty.add(id);
    if (running) stopFlush ??= clock.soon(flush);
  }

  const noteAll = () => [...entries.keys(), ...known.ids(), ...listed.keys(), ...upcoming.keys()].forEach(note);

  function read(id: string): { standing: Standing; row: AgendaRow } | undefined {
    if (platform.connection.state === 'ended') return undefined;
    const conversation = known.conversation(id) ?? listed.get(id);
    const view = conversation && customerCallback(conversation, userId);
    if (conversation) learnNames(conversation);
    const facts = { now: clock.now(), clockErrorMs: clock.offset.errorMs, countdownStart };
    if (!view) {
      const future = upcoming.get(id);
      return future && upcomingRow(future, facts.now, lines.isShared(id));
    }
    if (view.role === 'watching') return undefined;
    const lookedFor = looked.get(id) ?? known.lookedFor(id);
    const standing = standingOf(view, {
      ...facts,
      intents: known.intents(id),
      ...(lookedFor !== undefined && { lookedFor }),
    });
    if (standing.need === 'done' && id !== open) return undefined;
    return {
      standing,
      row: rowOf(view, standing, { twice: lines.isShared(id), queueName: view.queueName ?? queueName(conversation) }),
    };
  }

  /** Neither the listing nor an event names a queue: what one callback tells holds for all of it. */
  function learnNames({ participants }: Conversation) {
    for (const { queueId, queueName: name } of participants) {
      if (queueId === undefined || name === undefined || queueNames.get(queueId) === name) continue;
      queueNames.set(queueId, name);
      for (const [id, { row }] of entries) if (row.queueName === undefined) note(id);
    }
  }

  const queueName = ({ participants }: Conversation) =>
    participants.map(({ queueId }) => queueId && queueNames.get(queueId)).findLast((name) => name !== undefined);

  /** A countdown's end without a card that attends to it: asked once, so that nothing is claimed for good. */
  function lookAfterZero(id: string, { need, phase, at, changesAt }: Standing) {
    if (need !== 'dial' || phase !== 'system-dialling' || changesAt !== undefined || looked.get(id) === at) return;
    if (known.isShown(id)) return; // a card looks after it, and says so
    looked.set(id, at);
    platform.refetch(client, id).then(
      () => note(id),
      () => looked.delete(id),
    );
  }

  function keep(id: string): Stop {
    // Not enabled: it neither asks nor counts as shown, and yet keeps what events bring from being collected.
    const options = { ...queries.conversation(id), enabled: false, notifyOnChangeProps: [] };
    return new QueryObserver(client, options).subscribe(() => {});
  }

  function update(id: string, changed: Map<string, Ranked | undefined>, changedRows: Set<string>) {
    const before = entries.get(id);
    const now = read(id);
    if (!now) {
      if (!before) return;
      before.release?.();
      entries.delete(id);
      looked.delete(id);
      changed.set(id, undefined);
      changedRows.add(id);
      return;
    }
    const { standing, row } = now;
    lookAfterZero(id, standing);
    const shared = before ? share(before.row, row) : row;
    const { need, at, changesAt = Infinity } = standing;
    const moved = before?.rank.need !== need || before.rank.at !== at;
    const rank = moved ? { id, need, at } : before.rank;
    const isCached = known.conversation(id) !== undefined;
    if (!isCached) before?.release?.();
    const release = isCached ? (before?.release ?? keep(id)) : undefined;
    entries.set(id, { row: shared, rank, changesAt, release });
    if (moved) changed.set(id, rank);
    if (shared !== before?.row) changedRows.add(id);
  }

  function flush() {
    stopFlush?.();
    stopFlush = undefined;
    const ids = [...dirty];
    dirty.clear();
    const changed = new Map<string, Ranked | undefined>();
    const changedRows = new Set<string>();
    for (const id of ids) update(id, changed, changedRows);
    const touched = new Set<string>();
    for (const id of changedRows)
      for (const other of lines.set(id, entries.get(id)?.row.numbers ?? [])) touched.add(other);
    for (const id of touched) update(id, changed, changedRows);

    sorted = entries.size < changed.size * 2 ? ranksOf(entries).sort(byNeed) : reorder(sorted, changed);
    const moved = changed.size > 0 && !sameOrder(order, sorted);
    if (moved) order = sorted;
    arm();
    for (const id of changedRows) for (const tell of rowListeners.get(id) ?? []) tell();
    if (moved || changedRows.size > 0) for (const tell of listeners) tell(moved);
  }

  /** One alarm for all: at the first instant by which somebody stands elsewhere. */
  function arm() {
    stopAlarm();
    let firstAt = Infinity;
    for (const { changesAt } of entries.values()) firstAt = Math.min(firstAt, changesAt);
    stopAlarm = Number.isFinite(firstAt) ? clock.at(firstAt, passed) : () => {};
  }

  function passed() {
    const now = clock.now();
    for (const [id, { changesAt }] of entries) if (changesAt <= now) dirty.add(id);
    flush();
  }

  function start() {
    running = true;
    const stops = [
      known.start(),
      clock.onOffset(noteAll),
      platform.onConnection(() => platform.connection.state === 'ended' && noteAll()),
    ];
    noteAll();
    flush();
    return () => {
      running = false;
      for (const stop of stops) stop();
      stopFlush?.();
      stopFlush = undefined;
      stopAlarm();
      for (const { release } of entries.values()) release?.();
      for (const id of entries.keys()) lines.set(id, []);
      entries.clear();
      sorted = [];
    };
  }

  return {
    get order() {
      return order;
    },
    row: (id) => entries.get(id)?.row,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onRow(id, listener) {
      const there = rowListeners.get(id) ?? new Set();
      rowListeners.set(id, there.add(listener));
      return () => {
        there.delete(listener);
        if (there.size === 0) rowListeners.delete(id);
      };
    },
    setListed(next) {
      const before = listed;
      listed = new Map(next.map((each) => [each.id, each]));
      for (const id of new Set([...before.keys(), ...listed.keys()])) if (before.get(id) !== listed.get(id)) note(id);
    },
    setUpcoming(next) {
      const before = upcoming;
      upcoming = new Map(
        next.map((each, i) => [each.conversationId ?? `upcoming ${each.scheduledAt} ${i}`, each] as const),
      );
      for (const id of new Set([...before.keys(), ...upcoming.keys()])) note(id);
    },
    setOpen(id) {
      if (id === open) return;
      for (const each of [open, (open = id)]) if (each !== undefined) note(each);
    },
    start,
  };
}

const ranksOf = (entries: ReadonlyMap<string, Entry>) => [...entries.values()].map(({ rank }) => rank);
