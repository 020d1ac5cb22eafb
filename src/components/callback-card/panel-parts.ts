import type { ComponentType } from 'react';
import { ClosePanel } from './close-panel.tsx';
import { DoNotCallPanel } from './do-not-call-panel.tsx';
import { KeypadPanel } from './keypad-panel.tsx';
import { OtherNumberPanel } from './other-number-panel.tsx';
import type { PanelName, PanelProps } from './panels.ts';
import { SchedulePanel } from './schedule-panel.tsx';
import { TransferPanel } from './transfer-panel.tsx';
import { WrapUpSection } from './wrap-up-section.tsx';

export { NotInTime, WrapUpLaterSection, WrapUpSection } from './wrap-up-section.tsx';

/** What each panel shows; in one piece, which is loaded when the first of them is opened. */
export const PANEL_PARTS: Readonly<Record<PanelName, ComponentType<PanelProps>>> = {
  keypad: KeypadPanel,
  'call-other': OtherNumberPanel,
  'wrap-up': WrapUpSection,
  schedule: SchedulePanel,
  reschedule: SchedulePanel,
  transfer: TransferPanel,
  'do-not-call': DoNotCallPanel,
  close: ClosePanel,
};
