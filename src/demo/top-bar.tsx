import { useState, type ReactNode } from 'react';
import { useCustomerCallback } from '../components/use-customer-callback.ts';
import { DeskIcon } from './desk-icon.tsx';
import { AgentMenu } from './settings/agent-menu.tsx';
import type { DeskSettings } from './settings/use-desk-settings.ts';
import { VIEWS, type ViewName } from './use-view.ts';

/** Props of `TopBar`. */
export interface TopBarProps {
  readonly view: ViewName;
  readonly conversationId: string | undefined;
  readonly desk: DeskSettings;
  readonly simulatorOpen: boolean;
  readonly onSimulator: () => void;
}

/** The host's own bar: whose desktop this is, where one is in it, who works here. */
export function TopBar({ view, conversationId, desk, simulatorOpen, onSimulator }: TopBarProps): ReactNode {
  const [settingsOpen, setSettingsOpen] = useState(false);
  return (
    <header className="desk-bar">
      <span className="desk-brand">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M12 2a7 7 0 0 0-4 12.7V17h8v-2.3A7 7 0 0 0 12 2Zm-3 17h6M10.5 22h3" />
        </svg>
        Larkmoor Energy
      </span>
      <nav aria-label="Workspace">
        {Object.entries(VIEWS).map(([name, title]) => (
          <a key={name} href={`#${name}`} aria-current={name === view ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <button
        type="button"
        className="desk-simulator"
        id="simulator-button"
        aria-expanded={simulatorOpen}
        aria-controls="simulator"
        onClick={() => {
          setSettingsOpen(false); // they would lie over it
          onSimulator();
        }}
      >
        <DeskIcon name="sliders" />
        Simulator
      </button>
      <AgentMenu desk={desk} open={settingsOpen} onOpen={setSettingsOpen}>
        {conversationId === undefined ? (
          <Presence />
        ) : (
          <PresenceBy key={conversationId} conversationId={conversationId} />
        )}
      </AgentMenu>
    </header>
  );
}

function PresenceBy({ conversationId }: { conversationId: string }): ReactNode {
  const { callback: view } = useCustomerCallback(conversationId);
  return <Presence talking={view?.role === 'mine' && view.calls.some(({ live }) => live)} />;
}

function Presence({ talking = false }: { talking?: boolean }): ReactNode {
  return (
    <span className="desk-presence" data-talking={talking}>
      {talking ? 'In a call' : 'On queue'}
    </span>
  );
}
