import { SCENARIOS, type ScenarioName } from '../../simulator/scenarios.ts';
import { ALERTS } from '../../simulator/scenarios/alerts.ts';
import { ASKED_FOR } from '../../simulator/scenarios/asked-for.ts';
import { CALLS } from '../../simulator/scenarios/calls.ts';
import { PREVIEWS } from '../../simulator/scenarios/previews.ts';
import { STRANGE } from '../../simulator/scenarios/strange.ts';
import { VOICEMAILS } from '../../simulator/scenarios/voicemails.ts';
import { WRAP_UPS } from '../../simulator/scenarios/wrap-up.ts';

const THEMES: readonly (readonly [title: string, scenarios: object])[] = [
  ['Previews of a campaign', PREVIEWS],
  ['Asked for by the customer', ASKED_FOR],
  ['Alerts and transfers', ALERTS],
  ['Calls', CALLS],
  ['Voicemails', VOICEMAILS],
  ['After the call', WRAP_UPS],
  ['Strange values', STRANGE],
];

/** Scenarios that belong together. */
export interface Theme {
  readonly title: string;
  readonly scenarios: readonly { readonly name: ScenarioName; readonly title: string }[];
}

/** Those of `names` whose title or name has every word of `wanted`, by theme; themes without any are left out. */
export function themesOf(names: readonly ScenarioName[], wanted: string): Theme[] {
  const words = wanted.toLowerCase().split(/\s+/);
  const fits = (name: ScenarioName, theme: string) => {
    const text = `${name} ${SCENARIOS[name]?.title ?? ''} ${theme}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const themed = THEMES.map(([title, scenarios]) => ({
    title,
    scenarios: names
      .filter((name) => Object.hasOwn(scenarios, name) && fits(name, title))
      .map((name) => ({ name, title: SCENARIOS[name].title })),
  }));
  return themed.filter(({ scenarios }) => scenarios.length > 0);
}
