import { useState, type ReactNode } from 'react';
import { SCENARIOS, type ScenarioName } from '../../simulator/scenarios.ts';
import { DeskIcon } from '../desk-icon.tsx';
import type { Played } from '../use-played.ts';
import { themesOf } from './themes.ts';

/** Everything that can be played, by theme. */
export function ScenarioTab({ scenarios, played }: { scenarios: readonly ScenarioName[]; played: Played }): ReactNode {
  const [wanted, setWanted] = useState('');
  const themes = themesOf(scenarios, wanted);
  return (
    <>
      <div className="drawer-now">
        <p>
          <span className="desk-quiet">Playing</span>
          {SCENARIOS[played.scenario].title}
        </p>
        <button type="button" className="drawer-button" onClick={() => played.play(played.scenario)}>
          <DeskIcon name="again" />
          Start again
        </button>
      </div>
      <label className="drawer-search">
        <span className="desk-unseen">Find a scenario</span>
        <DeskIcon name="search" />
        <input
          type="search"
          placeholder={`Find one of ${scenarios.length} scenarios`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </label>
      {themes.map((theme) => (
        <section key={theme.title} className="drawer-theme">
          <h3>
            {theme.title} <span className="desk-quiet">{theme.scenarios.length}</span>
          </h3>
          <ul>
            {theme.scenarios.map(({ name, title }) => (
              <li key={name}>
                <button type="button" aria-current={name === played.scenario} onClick={() => played.play(name)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {themes.length === 0 && (
        <p className="desk-quiet" role="status">
          No scenario has these words.
        </p>
      )}
    </>
  );
}
