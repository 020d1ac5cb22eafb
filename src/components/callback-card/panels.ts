import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Action } from '../../callback/permitted.ts';
import type { Work } from './use-work.ts';

/** Props of what opens below the notice: the work at hand, and how it is put away again. */
export interface PanelProps {
  readonly work: Work;
  onClose(): void;
}

/** What opens below the notice instead of being done at once. */
export const PANELS = [
  'keypad',
  'call-other',
  'wrap-up',
  'schedule',
  'reschedule',
  'transfer',
  'do-not-call',
  'close',
] as const satisfies readonly Action[];
/** The name of a panel, which is that of its action. */
export type PanelName = (typeof PANELS)[number];

const schedulePanel = async () => ({ default: (await import('./schedule-panel.tsx')).SchedulePanel });

/** Each is a piece of its own, which is asked for when it is opened. */
export const PANEL_PARTS: Readonly<Record<PanelName, LazyExoticComponent<ComponentType<PanelProps>>>> = {
  'call-other': lazy(async () => ({ default: (await import('./other-number-panel.tsx')).OtherNumberPanel })),
  keypad: lazy(async () => ({ default: (await import('./keypad-panel.tsx')).KeypadPanel })),
  'wrap-up': lazy(async () => ({ default: (await import('./wrap-up-section.tsx')).WrapUpSection })),
  schedule: lazy(schedulePanel),
  reschedule: lazy(schedulePanel),
  transfer: lazy(async () => ({ default: (await import('./transfer-panel.tsx')).TransferPanel })),
  'do-not-call': lazy(async () => ({ default: (await import('./do-not-call-panel.tsx')).DoNotCallPanel })),
  close: lazy(async () => ({ default: (await import('./close-panel.tsx')).ClosePanel })),
};
