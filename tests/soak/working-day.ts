import type { ScenarioName } from '../../src/simulator/simulator.ts';

/** Where an agent works: a screen with cards, and time that can be let pass. */
export interface Office {
  /** The platform begins it now; tells its conversations, the one to look at first. */
  begin(scenario: ScenarioName): Promise<readonly string[]>;
  /** Puts one card for each of these on the screen, in the places of those that were there. */
  show(...conversationIds: readonly string[]): Promise<void>;
  pass(ms: number): Promise<void>;
  /** As a mouse does. */
  click(element: HTMLElement): void;
  dropLine(): Promise<void>;
  /** Whatever the agent left open is accepted and ended past the desk, as a supervisor does. */
  tidy(): Promise<void>;
}

/** How the day went. */
export interface Tally {
  /** Presses of Call. */
  calls: number;
  /** Buttons that were never there, by scenario: the day was not lived as it is written. */
  readonly inVain: string[];
}

/** One thing that an agent does: lets time pass (ms), presses a button, or what the word says. */
type Step = number | RegExp | 'drop' | 'twice' | 'once' | 'away' | 'other';

const CALLED: readonly Step[] = [/^Call/, 12_000, /^Hang up/, 3000, /^Done/, 3000];

/** Callbacks one after another, as they come in a day. */
export const DAY: readonly (readonly [ScenarioName, ...Step[]])[] = [
  ['preview-countdown', /^Accept/, 14_000, /^Call/, 9000, /^Hold call/, 20_000, /^Resume call/, /^Hang up/, /^Done/],
  ['preview-countdown', /^Accept/, 6000, /^Skip/, 2000],
  ['asked-for', /^Accept/, /^Hold callback/, 50_000, 'drop', 9000, /^Resume callback/, ...CALLED],
  ['preview-ten-seconds', /^Accept/, 25_000, /^Hang up/, 2000, /^Done/],
  ['preview-no-countdown', 'twice', 40_000, /^Accept/, 5000, ...CALLED, 'once'],
  ['call-busy', /^Accept/, 5000, /^Call/, 12_000, 'away', 3000, 'once', /^(Call|Done)/, 9000],
  ['voicemail', /^Accept/, 'twice', 20_000, 'drop', ...CALLED, 'once'],
  ['two-at-once', 3000, 'other', /^Accept/, 4000, 'once', /^Hang up/, /^Done/, 'other', ...CALLED],
  ['asked-for', /^Decline/, 12_000, /^Accept/, 'drop', 700, ...CALLED],
  ['wrap-up-optional', 20_000],
  ['customer-hangs-up', 12_000, 'away', 2000, 'once', /^Done/, 3000],
  ['preview-no-skip', 'drop', 1500, /^Accept/, 'away', 4000, 'once', ...CALLED],
];

const SETTLE_MS = 1000;
const PATIENCE_MS = 45_000;

/** Works one callback of the day as `DAY` tells, at its own pace. */
export async function work(office: Office, nth: number, tally: Tally): Promise<void> {
  const [scenario, ...steps] = DAY[nth % DAY.length]!;
  const ids = await office.begin(scenario);
  const [first, other = first] = ids as [string, string?];
  await office.show(first);
  await office.pass(2000);
  for (const step of steps) {
    if (typeof step === 'number') await office.pass(step);
    else if (step instanceof RegExp) await press(office, step, tally, scenario);
    else if (step === 'drop') await office.dropLine();
    else await office.show(...{ once: [first], twice: [first, first], away: [], other: [other] }[step]);
  }
  await office.tidy();
  await office.pass(2000);
}

/** Presses a button of the first card once it is there, may be pressed, and has settled. */
async function press(office: Office, name: RegExp, tally: Tally, scenario: string) {
  const find = () =>
    [...document.querySelectorAll<HTMLElement>('.cb-card:first-of-type button')].find(
      (button) => name.test(button.textContent) && button.getAttribute('aria-disabled') !== 'true',
    );
  for (let ms = 0; ms < PATIENCE_MS && !find(); ms += SETTLE_MS) await office.pass(SETTLE_MS);
  await office.pass(SETTLE_MS);
  const button = find();
  if (!button) return void tally.inVain.push(`${scenario}: ${name.source}`);
  if (name.test('Call')) tally.calls++;
  office.click(button);
  await office.pass(SETTLE_MS);
}
