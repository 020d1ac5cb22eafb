import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Action } from '../../callback/permitted.ts';
import type { FormKey } from '../../locales/language.ts';
import type { Work } from './use-work.ts';

/** Props of what opens below the notice: the work at hand, and how it is put away again. */
export interface PanelProps {
  readonly work: Work;
  onClose(): void;
}

/** What opens below the notice instead of being done at once. */
export const PANELS = ['keypad', 'wrap-up', 'transfer', 'do-not-call', 'close'] as const satisfies readonly Action[];
/** The name of a panel, which is that of its action. */
export type PanelName = (typeof PANELS)[number];

/** What a panel is called: its heading. */
export const PANEL_NAMES: Readonly<Record<PanelName, FormKey>> = {
  keypad: 'keypad.name',
  'wrap-up': 'wrapup.write',
  transfer: 'transfer.name',
  'do-not-call': 'do-not-call.name',
  close: 'close.name',
};

/** Each is a piece of its own, which is asked for when it is opened. */
export const PANEL_PARTS: Readonly<Record<PanelName, LazyExoticComponent<ComponentType<PanelProps>>>> = {
  keypad: lazy(async () => ({ default: (await import('./keypad-panel.tsx')).KeypadPanel })),
  'wrap-up': lazy(async () => ({ default: (await import('./wrap-up-section.tsx')).WrapUpPanel })),
  transfer: lazy(async () => ({ default: (await import('./transfer-panel.tsx')).TransferPanel })),
  'do-not-call': lazy(async () => ({ default: (await import('./do-not-call-panel.tsx')).DoNotCallPanel })),
  close: lazy(async () => ({ default: (await import('./close-panel.tsx')).ClosePanel })),
};
