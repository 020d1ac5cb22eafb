import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGENDA_GROUPS,
  byNeed,
  groupOf,
  NEEDS,
  reorder,
  sameOrder,
  standingOf,
  type AgendaFacts,
  type Ranked,
} from '../../src/callback/agenda.ts';
import type { CustomerCallback } from '../../src/callback/customer-callback.ts';
import { createLines } from '../../src/callback/same-line.ts';
import { sameNumber } from '../../src/callback/phone-number.ts';
import { aCallback, anIntent, anOfferedCallback, aPreview, aView, farLeg, ownLeg, s, unassignedView } from './build.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);

const at = (now: number, more: Partial<AgendaFacts> = {}): AgendaFacts => ({ now, clockErrorMs: 0, ...more });
const needAt = (view: CustomerCallback, now: number, more?: Partial<AgendaFacts>) =>
  standingOf(view, at(now, more)).need;

const over = { state: 'disconnected', disconnectedAt: s(20) } as const;
const counting = aCallback({ preview: aPreview(), countdownSeconds: 60 });
const onCall = (own: Parameters<typeof ownLeg>[0] = {}) =>
  aView({ own: [ownLeg(own)], far: [farLeg({ connectedAt: s(5) })] });

describe('what a callback wants', () => {
  test.each<[what: string, need: string, view: CustomerCallback, facts?: Partial<AgendaFacts>]>([
    ['it alerts', 'accept', aView({ callback: anOfferedCallback() })],
    ['my own phone rings', 'answer', aView({ own: [ownLeg({ state: 'alerting' })] })],
    ['it counts down', 'dial', aView({ callback: counting })],
    ['it counts down although it is held', 'dial', aView({ callback: { ...counting, held: true, heldAt: s(3) } })],
    ['the system is dialling', 'dial', aView({ callback: counting }), { now: s(62) }],
    ['the system should have dialled', 'call', aView({ callback: counting }), { now: s(70), lookedFor: s(60) }],
    ['I talk', 'talk', onCall()],
    ['the customer waits', 'talk', onCall({ held: true, heldAt: s(10) }), { now: s(129) }],
    [
      'the customer has waited for two minutes',
      'hold-too-long',
      onCall({ held: true, heldAt: s(10) }),
      { now: s(130) },
    ],
    [
      'the other side holds',
      'talk',
      aView({ own: [ownLeg()], far: [farLeg({ held: true, heldAt: s(1) })] }),
      { now: s(999) },
    ],
    ['a call was sent', 'talk', aView(), { intents: [anIntent('sent')] }],
    ['the call is over, Done is not pressed', 'talk', aView({ own: [ownLeg(over)], far: [farLeg(over)] })],
    [
      'the call is over and the callback parked',
      'held',
      aView({ callback: aCallback({ held: true, heldAt: s(30) }), own: [ownLeg(over)], far: [farLeg(over)] }),
    ],
    ['wrap-up', 'wrap-up', aView({ callback: aCallback({ ...over, afterCallWork: { state: 'pending' } }) })],
    ['accepted', 'call', aView()],
    ['parked', 'held', aView({ callback: aCallback({ held: true, heldAt: s(3) }) })],
    ['late, with nobody', 'overdue', unassignedView({ scheduledAt: s(-60) })],
    ['later', 'due', unassignedView({ scheduledAt: s(600) })],
    ['whenever somebody is free', 'later', unassignedView()],
    ['in a state nobody knows', 'later', aView({ callback: aCallback({ state: 'pondering' }) })],
    ['over', 'done', aView({ callback: aCallback(over) })],
  ])('%s: %s', (_what, need, view, facts = {}) => {
    expect(needAt(view, facts.now ?? s(30), facts)).toBe(need);
  });

  test('says when the mere passing of time will change it, and then it does', () => {
    for (const view of [
      aView({ callback: counting }),
      onCall({ held: true, heldAt: s(10) }),
      unassignedView({ scheduledAt: s(600) }),
    ]) {
      const before = standingOf(view, at(s(30)));
      const changesAt = before.changesAt!;
      expect({ ...standingOf(view, at(changesAt - 1)), changesAt }).toEqual(before);
      const { need, phase } = standingOf(view, at(changesAt));
      expect([need, phase]).not.toEqual([before.need, before.phase]);
    }
  });

  test('each need stands below one heading, in the order of the headings', () => {
    const places = NEEDS.map((need) => AGENDA_GROUPS.indexOf(groupOf(need)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

/** Any callback of mine, as it can stand at some moment of half an hour. */
const anyView: fc.Arbitrary<CustomerCallback> = fc.oneof(
  fc
    .record({ alertedAt: fc.integer({ min: 0, max: 60 }), ms: fc.option(fc.integer({ min: 5, max: 60 })) })
    .map(({ alertedAt, ms }) =>
      aView({
        callback: anOfferedCallback({ alertedAt: s(alertedAt) }),
        me: ms === null ? {} : { alertingTimeoutMs: ms * 1000 },
      }),
    ),
  fc
    .record({ seconds: fc.integer({ min: 0, max: 1200 }), held: fc.boolean() })
    .map(({ seconds, held }) =>
      aView({ callback: aCallback({ preview: aPreview(), countdownSeconds: seconds, held, heldAt: s(4) }) }),
    ),
  fc.integer({ min: 0, max: 300 }).map((heldAt) => onCall({ held: true, heldAt: s(heldAt) })),
  fc.integer({ min: 0, max: 300 }).map((ms) =>
    aView({
      callback: aCallback({ ...over, afterCallWork: { state: 'pending' } }),
      me: ms > 150 ? { wrapupTimeoutMs: ms * 1000 } : {},
    }),
  ),
  fc.integer({ min: -7200, max: 7200 }).map((seconds) => unassignedView({ scheduledAt: s(seconds) })),
  fc.constantFrom(aView(), onCall(), unassignedView(), aView({ callback: aCallback(over) })),
);

const seen = (views: readonly CustomerCallback[], now: number): Ranked[] =>
  views.map((view, i) => {
    const { need, at: when } = standingOf(view, at(now));
    return { id: `c${String(i).padStart(4, '0')}`, need, at: when };
  });
const idsOf = (order: readonly Ranked[]) => order.map(({ id }) => id);
const RUNS = { numRuns: FULL ? 2000 : 150 };

describe('the order', () => {
  test('is total and the same whatever came in which order', () =>
    fc.assert(
      fc.property(
        fc.array(anyView, { maxLength: 40 }),
        fc.nat(1800),
        fc.infiniteStream(fc.nat()),
        (views, after, dice) => {
          const ranked = seen(views, s(after));
          const sorted = ranked.toSorted(byNeed);
          const shuffled = ranked
            .map((one) => ({ one, dice: dice.next().value as number }))
            .sort((a, b) => a.dice - b.dice)
            .map(({ one }) => one);
          expect(idsOf(shuffled.sort(byNeed))).toEqual(idsOf(sorted));
          for (const [i, one] of sorted.entries())
            for (const other of sorted.slice(i + 1)) {
              expect(byNeed(one, other)).toBeLessThan(0);
              expect(byNeed(other, one)).toBeGreaterThan(0);
            }
        },
      ),
      RUNS,
    ));

  test('lets nobody sink who wants something sooner or more', () =>
    fc.assert(
      fc.property(
        fc.array(anyView, { minLength: 1, maxLength: 40 }),
        fc.nat(1800),
        fc.nat(),
        fc.nat(NEEDS.length - 1),
        fc.nat(3_600_000),
        (views, after, pick, needAt, sooner) => {
          const ranked = seen(views, s(after));
          const one = ranked[pick % ranked.length]!;
          const need = NEEDS[Math.min(needAt, NEEDS.indexOf(one.need))]!;
          const urged = { ...one, need, at: one.at - sooner };
          const place = (all: readonly Ranked[]) => idsOf(all.toSorted(byNeed)).indexOf(one.id);
          expect(place(ranked.map((each) => (each === one ? urged : each)))).toBeLessThanOrEqual(place(ranked));
        },
      ),
      RUNS,
    ));

  test('lets time alone raise what was held too long or became overdue, never sink it', () =>
    fc.assert(
      fc.property(
        fc.array(anyView, { minLength: 1, maxLength: 30 }),
        fc.nat(1800),
        fc.nat(600),
        (views, after, more) => {
          const [before, later] = [seen(views, s(after)), seen(views, s(after + more))];
          for (const [i, was] of before.entries()) {
            const is = later[i]!;
            if (was.need === is.need || !['hold-too-long', 'overdue'].includes(is.need)) continue;
            const place = (all: readonly Ranked[]) => idsOf(all.toSorted(byNeed)).indexOf(is.id);
            expect(place(before.map((each) => (each.id === is.id ? is : each)))).toBeLessThanOrEqual(place(before));
          }
        },
      ),
      RUNS,
    ));

  test('is the same whether it is made anew or kept by moving only those that changed', () =>
    fc.assert(
      fc.property(
        fc.array(anyView, { maxLength: 60 }),
        fc.array(fc.array(fc.tuple(fc.nat(80), fc.option(anyView)), { maxLength: 12 }), { maxLength: 12 }),
        (views, rounds) => {
          const there = new Map(seen(views, s(30)).map((one) => [one.id, one]));
          let order: readonly Ranked[] = [...there.values()].sort(byNeed);
          for (const round of rounds) {
            const changed = new Map<string, Ranked | undefined>();
            for (const [n, view] of round) {
              const id = `c${String(n).padStart(4, '0')}`;
              const one = view === null ? undefined : { ...seen([view], s(30))[0]!, id };
              changed.set(id, one);
              if (one) there.set(id, one);
              else there.delete(id);
            }
            order = reorder(order, changed);
            const anew = [...there.values()].sort(byNeed);
            expect(order).toEqual(anew);
            expect(sameOrder(order, anew)).toBe(true);
          }
        },
      ),
      RUNS,
    ));
});

describe('lines', () => {
  const numbers = [
    '+13175550142',
    '(317) 555-0142',
    '0142',
    '+442079460186',
    '020 7946 0186 x4',
    'anonymous',
    '٠٣١٧٥٥٥٠١٤٢',
  ];

  test('are shared by just those whose numbers are the same, whatever came, changed and went', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(8), fc.subarray(numbers, { maxLength: 3 })), { maxLength: 30 }),
        (changes) => {
          const lines = createLines();
          const there = new Map<string, readonly string[]>();
          const answers = new Map<string, boolean>();
          for (const [n, given] of changes) {
            const id = `c${n}`;
            there.set(id, given);
            for (const touched of lines.set(id, given)) answers.set(touched, lines.isShared(touched));
            for (const [one, mine] of there) {
              const known = mine.filter((number) => number !== 'anonymous');
              const shared = [...there].some(
                ([other, theirs]) => other !== one && theirs.some((a) => known.some((b) => sameNumber(a, b))),
              );
              expect(answers.get(one) ?? false).toBe(shared);
            }
          }
        },
      ),
      RUNS,
    ));
});
