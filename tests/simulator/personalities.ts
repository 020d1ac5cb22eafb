import { LIKELIEST, SWITCHES, type Personality } from '../../src/simulator/personality.ts';

const names = Object.keys(SWITCHES) as (keyof Personality)[];

/** Every combination of every switch. */
const ALL = names.reduce<Partial<Personality>[]>(
  (each, name) => each.flatMap((so) => SWITCHES[name].map((position) => ({ ...so, [name]: position }))),
  [{}],
) as Personality[];

/** The likeliest, each switch turned by itself, and all of them turned. */
const FEW = ALL.filter((each) => {
  const turned = names.filter((name) => each[name] !== LIKELIEST[name]).length;
  return turned <= 1 || turned === names.length;
});

/** The platforms that a suite runs on: a few, or every one in the full run (desk D17). */
export const PERSONALITIES: readonly Personality[] = process.env['CALLBACK_CARD_FULL'] ? ALL : FEW;
