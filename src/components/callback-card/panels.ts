import type { Action } from '../../callback/permitted.ts';
import type { Work } from './use-work.ts';

/** Props of what opens below the notice: the work at hand, and how it is put away again. */
export interface PanelProps {
  readonly work: Work;
  onClose(): void;
}

/** The name of a panel, which is that of its action. */
export type PanelName = Extract<
  Action,
  'keypad' | 'call-other' | 'wrap-up' | 'schedule' | 'reschedule' | 'transfer' | 'do-not-call' | 'close'
>;

/** What opens below the notice instead of being done at once, in the order of its buttons. */
export const PANELS: readonly PanelName[] = [
  'keypad',
  'call-other',
  'wrap-up',
  'schedule',
  'reschedule',
  'transfer',
  'do-not-call',
  'close',
];
