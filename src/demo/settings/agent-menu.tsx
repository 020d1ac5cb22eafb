import { useEffect, useId, useRef, type ReactNode } from 'react';
import { DeskIcon } from '../desk-icon.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import type { DeskSettings } from './use-desk-settings.ts';

/** Props of `AgentMenu`. */
export interface AgentMenuProps {
  readonly desk: DeskSettings;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** How the agent is at the moment. */
  readonly children: ReactNode;
}

/** The agent in the bar: a button that opens their settings. These stay open while the agent works and tries them. */
export function AgentMenu({ desk, open, onOpen, children }: AgentMenuProps): ReactNode {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const inside = place.current!;
    const whenKey = ({ key }: KeyboardEvent) => {
      if (!open || key !== 'Escape') return;
      onOpen(false);
      button.current!.focus();
    };
    inside.addEventListener('keydown', whenKey);
    return () => inside.removeEventListener('keydown', whenKey);
  }, [open, onOpen]);

  return (
    <div ref={place} className="desk-agent-place">
      <button
        ref={button}
        type="button"
        className="desk-agent"
        aria-expanded={open}
        aria-controls={`${id}panel`}
        onClick={() => onOpen(!open)}
      >
        <span className="desk-face" aria-hidden="true">
          RA
        </span>
        <span className="desk-agent-name">Robin Ashdown</span>
        {children}
        <span className="desk-unseen">Settings</span>
      </button>
      {open && (
        <section id={`${id}panel`} className="settings" aria-labelledby={`${id}title`}>
          <div className="settings-head">
            <h2 id={`${id}title`}>Settings</h2>
            <button
              type="button"
              className="drawer-icon-button"
              aria-label="Close the settings"
              onClick={() => {
                onOpen(false);
                button.current!.focus();
              }}
            >
              <DeskIcon name="close" />
            </button>
          </div>
          <SettingsPanel desk={desk} />
        </section>
      )}
    </div>
  );
}
