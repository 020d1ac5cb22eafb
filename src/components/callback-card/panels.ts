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
