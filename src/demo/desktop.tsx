import { useEffect, useState, type ReactNode } from 'react';
import { CallbackCard } from '../components/callback-card/callback-card.tsx';
import { SCENARIOS, type ScenarioName } from '../simulator/scenarios.ts';
import { CustomerRecord } from './customer-record.tsx';
import type { SimulatorLink } from './simulator-link.ts';

/** A plain agent desktop: the card in a side panel, a customer's record beside it, and scenarios to choose from. */
export function Desktop({ link }: { link: SimulatorLink }): ReactNode {
  const asked = new URLSearchParams(location.search).get('scenario');
  const [scenario, setScenario] = useState(link.scenarios.find((name) => name === asked) ?? link.scenarios[0]!);
  const [round, setRound] = useState(0);
  const [conversationId, setConversationId] = useState<string>();

  useEffect(() => {
    let wanted = true;
    // Started a turn later: StrictMode runs effects twice, and a second callback would ring for nobody.
    const starting = Promise.resolve().then(() => (wanted ? link.start(scenario) : undefined));
    void starting.then((id) => wanted && id !== undefined && setConversationId(id));
    return () => void (wanted = false);
  }, [link, scenario, round]);

  function choose(name: ScenarioName) {
    const query = new URLSearchParams(location.search);
    query.set('scenario', name);
    history.replaceState(null, '', `?${query}`);
    setScenario(name);
    setRound((n) => n + 1);
  }

  return (
    <div className="desk">
      <header className="desk-bar">
        <span className="desk-brand">Lumen Energy</span>
        <nav aria-label="Workspace">
          <a href="#customers" aria-current="page">
            Customers
          </a>
          <a href="#cases">Cases</a>
          <a href="#orders">Orders</a>
        </nav>
        <label className="desk-scenario">
          Scenario
          <select value={scenario} onChange={(event) => choose(event.target.value as ScenarioName)}>
            {link.scenarios.map((name) => (
              <option key={name} value={name}>
                {SCENARIOS[name].title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="desk-again" onClick={() => choose(scenario)}>
          Start again
        </button>
        <span className="desk-agent">
          <span className="desk-presence" aria-hidden="true" />
          Robin Ashdown · On queue
        </span>
      </header>
      <aside className="desk-panel" aria-label="Callback">
        {conversationId !== undefined && <CallbackCard key={conversationId} conversationId={conversationId} />}
      </aside>
      <main className="desk-main">
        {conversationId !== undefined && <CustomerRecord key={conversationId} conversationId={conversationId} />}
      </main>
    </div>
  );
}
