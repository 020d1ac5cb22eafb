import { fireEvent } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listenToPage } from './sounding.ts';
import { anyTrouble, NAMES, NUMBERS, openTwoCustomers, STAGES, type Name } from './two-customers.tsx';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const ears = listenToPage();

const SHOWN = [['alfa'], ['bravo'], ['alfa', 'bravo'], ['bravo', 'alfa']] as const;
const does = <What extends string>(...what: What[]) => fc.record({ what: fc.constantFrom(...what), pick: fc.nat(30) });

const waitMs = fc.constantFrom(0, 100, 800, 1500, 4000);
const anyStep = fc.record({
  step: fc.oneof(
    { weight: 5, arbitrary: fc.record({ what: fc.constant('show'), pick: fc.constantFrom(0, 1, 0, 1, 2, 3) }) },
    { weight: 8, arbitrary: does('open', 'enter', 'choose', 'press') },
    { weight: 2, arbitrary: does('play', 'happen') },
    { weight: 1, arbitrary: does('end') },
  ),
  waitMs,
});
/** Before a call and after it there is most to enter. */
const anyStage = fc.constantFrom(...STAGES, 'accepted' as const, 'call-ended' as const);
/** Those with something to enter. */
const PANELS = ['transfer', 'schedule', 'call-other', 'wrap-up'] as const;
/** A panel is opened, something is entered in it, and it is left as it is for the same one of the other. */
const leftOpen = fc
  .record({ of: fc.nat(1), panel: fc.constantFrom(...PANELS), field: fc.nat(30), next: fc.nat(30), waitMs })
  .map(({ of, panel, field, next, waitMs: last }) => [
    { step: { what: 'show', pick: of }, waitMs: 1500 },
    { step: { what: panel, pick: of }, waitMs: 800 },
    { step: { what: 'enter', pick: field }, waitMs: last },
    { step: { what: 'choose', pick: next }, waitMs: 0 },
    { step: { what: 'show', pick: 1 - of }, waitMs: 1000 },
    { step: { what: panel, pick: of }, waitMs: 800 },
    { step: { what: 'enter', pick: field }, waitMs: 800 },
  ]);
/** What the agent does on a card that is shown, or what happens meanwhile; and how long nothing happens after it. */
const anySteps = fc
  .array(fc.oneof({ weight: 5, arbitrary: anyStep.map((one) => [one]) }, { weight: 1, arbitrary: leftOpen }), {
    minLength: 6,
    maxLength: FULL ? 30 : 9,
    size: 'max',
  })
  .map((all) => all.flat());

/** What ends the agent's work with a callback. */
const ENDERS = ['skip', 'decline', 'done', 'close', 'do-not-call', 'skip-wrap-up'];
const FIELDS = 'textarea, input[type=search], input[type=tel], input[role=combobox]';

/** Every request that changes something, and the presses one of which must have asked for it; entering notes is one too. */
const ASKED_BY: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^POST \/conversations\/calls\/[^/ ]+ /, ['call', 'call-other', 'call-anyway']],
  [/^POST .*\/replace /, ['transfer', 'decline']],
  [/^POST .*\/participants\/[^/]+\/callbacks /, ['schedule']],
  [/^PATCH .*PREVIEW-SKIPPED/, ['skip', 'do-not-call']],
  [/^P.*"wrapup"|\/wrapup /, ['enter', 'choose', 'save-wrap-up', 'skip-wrap-up']],
  [/^PATCH .*"state":"connected"/, ['accept']],
  [/^PATCH .*"state":"disconnected"/, ['hang-up', 'done', 'close', 'decline', 'skip', 'skip-wrap-up']],
  [/^PATCH .*"held"/, ['hold', 'resume', 'hold-call', 'resume-call']],
  [/^PATCH .*"muted"/, ['mute', 'unmute']],
  [/^POST .*\/digits /, ['key']],
  [/^POST .*\/dnc /, ['do-not-call']],
  [/^/, ['skip', 'skip-wrap-up']],
];
/** A press sends at most one of these. */
const ONCE = [0, 1, 2];

const fieldKey = (field: Element) =>
  field.matches('textarea')
    ? 'notes'
    : field.matches('[type=search]')
      ? 'transfer'
      : field.matches('[role=combobox]')
        ? 'queue'
        : field.closest('.cb-schedule')
          ? 'schedule'
          : 'call-other';

/** What may be forgotten, or closed, once this was sent. */
const FORGETS: Readonly<Record<string, readonly string[]>> = {
  schedule: ['queue', 'schedule'],
  transfer: ['transfer'],
  'save-wrap-up': ['notes'],
  'skip-wrap-up': ['notes'],
  'call-other': ['call-other'],
};

function createAgent(desk: Awaited<ReturnType<typeof openTwoCustomers>>) {
  const did: Record<Name, string[]> = { alfa: [], bravo: [] };
  const entered: Record<Name, Map<string, string>> = { alfa: new Map(), bravo: new Map() };
  const open: Record<Name, string | undefined> = { alfa: undefined, bravo: undefined };
  const left: Record<Name, Set<string>> = { alfa: new Set(), bravo: new Set() };
  let shown: readonly Name[] = SHOWN[0];
  let judged = 0;
  let count = 0;
  const nth = <One,>(all: Iterable<One>, pick: number) => [...all][pick % Math.max(1, [...all].length)];

  function press(name: Name, button: HTMLElement) {
    const opens = button.dataset['opens'];
    const action = button.dataset['action'] ?? (button.closest('.cb-keypad') ? 'key' : button.className);
    const isTaken = button.getAttribute('aria-disabled') !== 'true';
    const before = button.getAttribute('aria-expanded');
    fireEvent.click(button);
    if (!isTaken) return;
    did[name].push(action);
    if (opens) {
      if (button.getAttribute('aria-expanded') !== before) open[name] = before === 'true' ? undefined : opens;
      return;
    }
    if (!button.closest('.cb-tools')) open[name] = undefined; // it may close what is open
    for (const key of FORGETS[action] ?? []) left[name].add(key);
  }

  const acts: Record<string, (name: Name, card: HTMLElement, pick: number) => unknown> = {
    open(name, card, pick) {
      const opener = nth(card.querySelectorAll<HTMLElement>('[data-opens]'), pick);
      if (opener) press(name, opener);
    },
    enter(name, card, pick) {
      const field = nth(card.querySelectorAll<HTMLInputElement>(FIELDS), pick);
      if (!field) return;
      const key = fieldKey(field);
      const text = key === 'transfer' || key === 'queue' ? name : `${name} note ${count}`;
      did[name].push('enter');
      fireEvent.change(field, { target: { value: field.type === 'tel' ? NUMBERS[name].typed : text } });
      entered[name].set(key, field.value);
    },
    choose(name, card, pick) {
      const choice = nth(card.querySelectorAll<HTMLElement>('input[type=radio], [role=option]'), pick);
      if (!choice) return;
      did[name].push('choose');
      if (choice.role === 'option') left[name].add('queue');
      fireEvent.click(choice);
    },
    press(name, card, pick) {
      const all = [...card.querySelectorAll<HTMLElement>('button:not([data-opens], .cb-copy)')];
      const button = nth(
        all.filter(({ dataset }) => !ENDERS.includes(dataset['action'] ?? '')),
        pick,
      );
      if (button) press(name, button);
    },
    play(name, card) {
      const button = card.querySelector<HTMLElement>('.cb-play');
      if (button) press(name, button);
    },
    end(name, card, pick) {
      const all = [...card.querySelectorAll<HTMLElement>('button:not([data-opens], .cb-copy)')];
      const button = nth(
        all.filter(({ dataset }) => ENDERS.includes(dataset['action'] ?? '')),
        pick,
      );
      if (button) press(name, button);
    },
  };

  for (const panel of PANELS)
    acts[panel] = (name, card) => {
      const opener = card.querySelector<HTMLElement>(`[data-opens=${panel}][aria-expanded=false]`);
      if (opener) press(name, opener);
    };

  /** What happens to one of them that nobody did here. */
  function happen(pick: number) {
    const name = NAMES[pick % 2]!;
    const what = Math.floor(pick / 2) % 4;
    const conversation = desk.conversations[name];
    if (what === 0) desk.desk.simulator.world.changed(conversation);
    else if (what === 1) desk.elsewhere(name, { held: pick > 15 });
    else if (what === 2) desk.elsewhere(name, { state: 'connected' });
    else if (conversation.participants.some(({ calls }) => calls.some(({ state }) => state === 'connected')))
      desk.desk.simulator.hangUpCustomer(conversation.id);
  }

  function checkCard(name: Name, card: HTMLElement) {
    const other = NAMES.find((each) => each !== name)!;
    const fields = [...card.querySelectorAll<HTMLInputElement>(FIELDS)];
    const all = `${card.outerHTML} ${fields.map(({ value }) => value).join(' ')}`;
    if (desk.isOf(all, other)) expect.fail(`${other} stands in the card of ${name}: ${all}`);
    if (card.querySelector('.cb-notice[data-tone=failure]')) expect(desk.refused[name]).toBeGreaterThan(0);
    if (card.querySelector('[data-pending]')) expect(did[name]).not.toEqual([]);
    if (card.querySelector('.cb-panel')) expect(did[name]).not.toEqual([]);
    for (const field of fields) {
      const key = fieldKey(field);
      const mine = entered[name].get(key);
      if (!left[name].has(key) && mine !== undefined) expect(field.value).toBe(mine);
      if (mine === undefined && key === 'notes') expect(field.value).toBe('');
    }
    const isOpen = card.querySelector(`[data-opens="${open[name] ?? ''}"]`);
    if (isOpen && open[name]) expect(isOpen.getAttribute('aria-expanded')).toBe('true');
    for (const audio of card.querySelectorAll('audio[src]'))
      expect(desk.isOf(audio.getAttribute('src')!, name)).toBe(true);
  }

  function check() {
    desk.cards().forEach((card, place) => checkCard(shown[place]!, card));
    expect(ears.sounding.length).toBeLessThan(2);
    for (const audio of ears.sounding)
      expect(shown.some((name) => desk.isOf(audio.getAttribute('src')!, name) && did[name].includes('play'))).toBe(
        true,
      );
    for (const { text, write } of desk.sent.slice(judged)) {
      const whose = NAMES.filter((name) => desk.isOf(text, name));
      expect(whose.length, text).toBeLessThan(2);
      const [name] = whose;
      if (!name) continue;
      if (/\/media /.test(text)) expect(did[name]).toContain('play');
      if (!write) continue;
      const [, by] = ASKED_BY.find(([what]) => what.test(text))!;
      expect(
        by.some((one) => did[name].includes(one)),
        `${text} was asked for by ${by.join()}, not ${did[name].join()}`,
      ).toBe(true);
    }
    judged = desk.sent.length;
    for (const name of NAMES)
      for (const index of ONCE) {
        const [what, by] = ASKED_BY[index]!;
        const sent = desk.sent.filter(({ text }) => what.test(text) && desk.isOf(text, name));
        expect(sent.length).toBeLessThanOrEqual(did[name].filter((one) => by.includes(one)).length);
      }
  }

  return {
    check,
    show(next: readonly Name[]) {
      shown = next;
      desk.show(next);
    },
    act({ what, pick }: { what: string; pick: number }) {
      count++;
      if (what === 'show') return this.show(SHOWN[pick]!);
      if (what === 'happen') return happen(pick);
      const place = pick % shown.length;
      return acts[what]!(shown[place]!, desk.cards()[place]!, Math.floor(pick / shown.length));
    },
  };
}

test(
  'whatever of one customer comes late, in whatever order: nothing of it shows, sounds or is sent on the card of another',
  { timeout: FULL ? 3_600_000 : 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          stages: fc.tuple(anyStage, anyStage),
          sameList: fc.boolean(),
          troubles: fc.array(anyTrouble, { minLength: 10, maxLength: 50, size: 'max' }),
          eventsLateMs: fc.constantFrom(0, 0, 300, 3000),
        }),
        anySteps,
        async (plan, steps) => {
          const desk = await openTwoCustomers(plan);
          const agent = createAgent(desk);
          try {
            for (const { step, waitMs } of steps) {
              agent.act(step);
              agent.check();
              await desk.desk.step(waitMs);
              agent.check();
            }
            // In the end each shows what is its own: what never shows is never wrong.
            await desk.settle();
            for (const shown of SHOWN) {
              agent.show(shown);
              await desk.desk.step(1000);
              agent.check();
              desk
                .cards()
                .forEach((card, place) =>
                  expect(desk.isOf(card.textContent, shown[place]!), card.textContent).toBe(true),
                );
            }
          } finally {
            desk.close();
          }
        },
      ),
      { numRuns: FULL ? 200 : 6, endOnFailure: true },
    );
  },
);
