export { CallbackProvider, usePlatform, usePolicy, type CallbackProviderProps } from './components/provider.tsx';
export { CallbackCard, type CallbackCardProps, type Density } from './components/callback-card/callback-card.tsx';
export { CallbackList, type CallbackListProps } from './components/callback-list/callback-list.tsx';
export type { UpcomingCallback } from './components/callback-list/agenda-row.ts';
export { DeadlineStrip, type DeadlineStripProps } from './components/deadline-strip/deadline-strip.tsx';
export { Alerting, type AlertingProps } from './components/alerting/alerting.tsx';
export type { Alert } from './platform/alerting/alerts.ts';
export type { AlertingWishes } from './platform/alerting/browser-alerting.ts';
export type { Blocked } from './platform/alerting/alerting.ts';
export type { AlertSound } from './platform/alerting/sound.ts';
export { ActivityLog, type ActivityLogProps } from './components/activity-log/activity-log.tsx';
export { Attempts, type AttemptsProps } from './components/attempts/attempts.tsx';
export { NoticeRow, type Message, type NoticeRowProps } from './components/notice/notice.tsx';
export { OutcomeText, type OutcomeTextProps } from './components/outcome/outcome.tsx';
export {
  ConnectionLine,
  type ConnectionLineProps,
  type ShownConnection,
} from './components/connection-line/connection-line.tsx';
export { Countdown, type CountdownProps } from './components/countdown/countdown.tsx';
export { HoldTimer, type HoldTimerProps } from './components/hold-timer/hold-timer.tsx';
export { CallingHoursLine, type CallingHoursLineProps } from './components/calling-hours/calling-hours.tsx';
export { NumberEntry, type NumberEntryProps } from './components/number-entry/number-entry.tsx';
export { NumberPicker, type NumberPickerProps } from './components/number-picker/number-picker.tsx';
export { SchedulePanel, type SchedulePanelProps } from './components/callback-card/schedule-panel.tsx';
export {
  ScheduleForm,
  type RefusedField,
  type ScheduleFormProps,
  type SchedulePlan,
} from './components/schedule/schedule-form.tsx';
export { ScheduleSent, type ScheduleSentProps } from './components/schedule/schedule-sent.tsx';
export { EMPTY_SCHEDULE, type ScheduleDraft } from './components/schedule/draft.ts';
export type { FoundQueues } from './components/schedule/queue-field.tsx';
export type { Written } from './components/schedule/when.ts';
export type { CustomerZone } from './components/schedule/zones.ts';
export { SkipControl, type SkipControlProps } from './components/skip-control/skip-control.tsx';
export {
  DialerPreviewPanel,
  type ContactState,
  type DialerPreviewPanelProps,
} from './components/dialer-preview/dialer-preview.tsx';
export { SegmentTimeline, type SegmentTimelineProps } from './components/segment-timeline/segment-timeline.tsx';
export { VoicemailPanel, type VoicemailPanelProps } from './components/voicemail/voicemail.tsx';
export type { PlayerProps, Sound } from './components/voicemail/voicemail-player.tsx';
export type { PlayerTold } from './components/voicemail/player.ts';
export { NotInTime, type NotInTimeProps } from './components/wrap-up/not-in-time.tsx';
export { WrapUpForm, type WrapUpCodes, type WrapUpFormProps } from './components/wrap-up/wrap-up-form.tsx';
export { WrapUpLater, type WrapUpLaterProps } from './components/wrap-up/wrap-up-later.tsx';
export { WrapUpPanel, type WrapUpPanelProps } from './components/wrap-up/wrap-up.tsx';
export { loadNumberFormat, PhoneNumber, type PhoneNumberProps } from './components/phone-number.tsx';
export { Ticking, type TickingProps } from './components/ticking.tsx';
export { ClockContext, useAbout, useClock, usePassed } from './components/clock.tsx';
export type { HostEvents } from './components/host-events.ts';
export type { CallbackCardHandle, Speech } from './components/callback-card/speech.ts';
export { ShortcutList, type ShortcutListProps } from './components/shortcuts/shortcut-list.tsx';
export { DEFAULT_SHORTCUTS, type ShortcutAction, type Shortcuts } from './components/shortcuts/shortcuts.ts';
export { useActions, type Asking } from './components/use-actions.ts';
export { useCustomerCallback, type CustomerCallbackResult } from './components/use-customer-callback.ts';
export { en } from './locales/en.ts';
export { LANGUAGES, loadLanguage, type LanguageName } from './locales/languages.ts';
export type {
  AllWords,
  CardWords,
  Language,
  Plural,
  SectionKey,
  SectionWords,
  WordKey,
  Wording,
  Words,
} from './locales/language.ts';
export * from './core.ts';
