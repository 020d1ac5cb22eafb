import { useDraft } from '../use-draft.ts';
import type { PanelName } from './panels.ts';
import type { Work } from './use-work.ts';

/** Which panel of a card is open, if any; it stays so while other cards are looked at. */
export interface OpenPanel {
  readonly panel: PanelName | undefined;
  toggle(name: PanelName): void;
  close(): void;
}

const NONE = { name: undefined } as { readonly name: PanelName | undefined };

/** Reads and sets the open panel; one whose action is not there any more is closed. */
export function useOpenPanel({ view, permissions }: Work): OpenPanel {
  const [{ name }, set] = useDraft(view.conversation.id, 'panel', NONE);
  const panel = name !== undefined && permissions[name] !== 'absent' ? name : undefined;
  return {
    panel,
    toggle: (wanted) => set(wanted === panel ? NONE : { name: wanted }),
    close: () => set(NONE),
  };
}
