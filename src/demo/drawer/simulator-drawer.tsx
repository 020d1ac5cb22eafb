import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { DeskIcon } from '../desk-icon.tsx';
import type { SimulatorLink } from '../simulator-link.ts';
import type { Played } from '../use-played.ts';
import { FaultTab } from './fault-tab.tsx';
import { LogPanel } from './log-panel.tsx';
import { ScenarioTab } from './scenario-tab.tsx';
import { TimeTab } from './time-tab.tsx';
import { useWorldState } from './use-world-state.ts';
import { WorldTab } from './world-tab.tsx';

const TABS = ['Scenarios', 'Time', 'Faults', 'Platform'] as const;
type Tab = (typeof TABS)[number];

/** Props of `SimulatorDrawer`. */
export interface SimulatorDrawerProps {
  readonly link: SimulatorLink;
  readonly played: Played;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What moves the pretend platform, and what is heard of it. Closed, it is not there at all; it remembers its tab. */
export function SimulatorDrawer({ open, ...rest }: SimulatorDrawerProps): ReactNode {
  const [tab, setTab] = useState<Tab>('Scenarios');
  return open ? <OpenDrawer {...rest} tab={tab} onTab={setTab} /> : null;
}

interface OpenDrawerProps extends Omit<SimulatorDrawerProps, 'open'> {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function OpenDrawer({ link, played, onClose, tab, onTab }: OpenDrawerProps): ReactNode {
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const world = useWorldState(link);
  const faults = world.state?.faults.length ?? 0;

  const drawer = useRef<HTMLElement>(null);
  const close = useRef(onClose);

  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const opener = document.getElementById('simulator-button');
    tabs.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    const inside = drawer.current!;
    const whenKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
    };
    inside.addEventListener('keydown', whenKey);
    return () => {
      inside.removeEventListener('keydown', whenKey);
      if (document.activeElement === document.body) opener?.focus(); // closed from inside: focus would be lost
    };
  }, []);

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -TABS.indexOf(tab), End: -1 - TABS.indexOf(tab) }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS.at((TABS.indexOf(tab) + step) % TABS.length)!;
    onTab(next);
    document.getElementById(`${id}${next}`)?.focus();
  }

  return (
    <aside ref={drawer} id="simulator" className="drawer" aria-label="Simulator">
      <div className="drawer-head">
        <div ref={tabs} role="tablist" aria-label="Simulator" className="drawer-tabs">
          {TABS.map((each) => (
            <button
              key={each}
              id={id + each}
              type="button"
              role="tab"
              aria-selected={each === tab}
              aria-controls={`${id}panel`}
              tabIndex={each === tab ? 0 : -1}
              onClick={() => onTab(each)}
              onKeyDown={move}
            >
              {each}
              {each === 'Faults' && faults > 0 && <span className="drawer-count">{faults}</span>}
            </button>
          ))}
        </div>
        <button type="button" className="drawer-icon-button" aria-label="Close the simulator" onClick={onClose}>
          <DeskIcon name="close" />
        </button>
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={id + tab} className="drawer-panel">
        {tab === 'Scenarios' && <ScenarioTab scenarios={link.scenarios} played={played} />}
        {tab === 'Time' && <TimeTab link={link} />}
        {tab === 'Faults' && <FaultTab link={link} world={world} />}
        {tab === 'Platform' && <WorldTab link={link} world={world} conversationId={played.conversationId} />}
        {world.problem !== undefined && (
          <p className="drawer-problem" role="alert">
            {world.problem}
          </p>
        )}
      </div>
      <LogPanel log={link.log} />
    </aside>
  );
}
