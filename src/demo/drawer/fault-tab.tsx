import { useId, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Fault } from '../../simulator/faults.ts';
import type { SimulatorLink } from '../simulator-link.ts';
import { Choice } from '../choice.tsx';
import { AIMS, answerSpoilers, faultWords, LASTING, type Aim, type Spoiler } from './fault-words.ts';
import type { WatchedWorld } from './use-world-state.ts';

/** Props of `FaultTab`. */
export interface FaultTabProps {
  readonly link: SimulatorLink;
  readonly world: WatchedWorld;
}

/** What goes wrong by hand, and what of it is in force. */
export function FaultTab({ link, world }: FaultTabProps): ReactNode {
  const { controls, network } = link;
  const [aim, setAim] = useState<Aim>('POST');
  const offline = useSyncExternalStore(network.onOffline, network.isOffline);
  const spoil = ({ fault }: Spoiler) => world.act(controls.addFault(fault));
  return (
    <>
      <FaultRow title="Line">
        <button type="button" className="drawer-button" onClick={() => world.act(controls.dropSockets())}>
          Drop sockets
        </button>
        <label className="drawer-switch">
          <input type="checkbox" checked={offline} onChange={(event) => network.setOffline(event.target.checked)} />
          This PC is offline
        </label>
      </FaultRow>
      {LASTING.map(({ title, spoilers }) => (
        <FaultRow key={title} title={title}>
          {spoilers.map((spoiler) => (
            <SpoilButton key={spoiler.words} spoiler={spoiler} onSpoil={spoil} />
          ))}
        </FaultRow>
      ))}
      <Choice legend="The next request of this kind" options={AIMS} value={aim} onChoose={setAim} />
      <FaultRow title="It is">
        {answerSpoilers(aim).map((spoiler) => (
          <SpoilButton key={spoiler.words} spoiler={spoiler} onSpoil={spoil} />
        ))}
      </FaultRow>
      <FaultsInForce link={link} world={world} />
    </>
  );
}

function FaultRow({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className="drawer-line" role="group" aria-labelledby={id}>
      <span id={id} className="desk-quiet">
        {title}
      </span>
      <div className="drawer-row">{children}</div>
    </div>
  );
}

function SpoilButton({ spoiler, onSpoil }: { spoiler: Spoiler; onSpoil: (spoiler: Spoiler) => void }): ReactNode {
  return (
    <button type="button" className="drawer-button" onClick={() => onSpoil(spoiler)}>
      {spoiler.words}
    </button>
  );
}

function FaultsInForce({ link: { controls }, world }: FaultTabProps): ReactNode {
  const faults = world.state?.faults ?? [];
  return (
    <section className="drawer-faults" aria-label="Faults in force">
      <div className="drawer-now">
        <h3>
          In force <span className="desk-quiet">{faults.length || 'none'}</span>
        </h3>
        {faults.length > 0 && (
          <button type="button" className="drawer-button" onClick={() => world.act(controls.keepFaults([]))}>
            Remove all
          </button>
        )}
      </div>
      <ul>
        {faults.map((fault) => (
          <li key={keyOf(fault, faults)}>
            {faultWords(fault)}
            <button
              type="button"
              className="drawer-link"
              aria-label={`Remove: ${faultWords(fault)}`}
              onClick={() => world.act(controls.keepFaults(faults.filter((each) => each !== fault)))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two alike are two: the second is told apart by how many came before. */
function keyOf(fault: Fault, faults: readonly Fault[]): string {
  const text = JSON.stringify(fault);
  const alike = faults.filter((each) => JSON.stringify(each) === text);
  return `${text} ${alike.indexOf(fault)}`;
}
