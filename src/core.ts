export type { Instant } from './time/instant.ts';
export { createClock, type Clock, type ClockOffset, type Stop, type TimeSource } from './time/clock.ts';
export { createSteppedClock, createSteppedSource, type SteppedSource } from './time/stepped-clock.ts';
export { createCloudClock, type CloudClock } from './time/cloud-clock.ts';
export { instantsOf, isZone, localOf, offsetMs, ownZone, type LocalTime, type WrittenTime } from './time/zone.ts';
export { elapsedSeconds, formatDuration, remainingSeconds } from './time/duration.ts';
export type * from './callback/callback.ts';
export { isOver, type Call, type Conversation, type Participant } from './callback/conversation.ts';
export { customerCallback, myLeg, type CustomerCallback } from './callback/customer-callback.ts';
export { decodeCallbackConversation, decodeConversation } from './callback/decode.ts';
export type { Decoded, Problem } from './callback/reading.ts';
export { attemptsOf, type Attempt, type CallIntent } from './callback/attempt.ts';
export {
  countdownOf,
  countdownStage,
  zeroFacts,
  zeroWindow,
  type Countdown as CountdownFacts,
  type CountdownStage,
  type CountdownStart,
  type ZeroFacts,
  type ZeroWindow,
} from './callback/countdown.ts';
export { wrapUpOwed, type WrapUpOwed } from './callback/after-call-work.ts';
export type { WrapUpEntry } from './callback/wrap-up-entry.ts';
export { holdOf, type Hold } from './callback/hold.ts';
export { callbackOutcome, callOutcome, OUTCOMES, type Outcome, type OutcomeKind } from './callback/outcome.ts';
export {
  ACTIONS,
  permitted,
  REASONS,
  type Action,
  type Facts,
  type Permission,
  type Reason,
} from './callback/permitted.ts';
export { PHASES, phaseOf, type Phase } from './callback/phase.ts';
export {
  AGENDA_GROUPS,
  byNeed,
  groupOf,
  NEEDS,
  standingOf,
  type AgendaFacts,
  type AgendaGroup,
  type AgendaTimer,
  type Need,
  type Ranked,
  type Standing,
} from './callback/agenda.ts';
export type { LargeTimer } from './callback/large-timer.ts';
export { pickableNumbers, sameNumber, type PickableNumber } from './callback/phone-number.ts';
export { callProgress, type CallProgress, type PlacedCall } from './callback/placed-call.ts';
export {
  legsOf,
  timelineOf,
  type BarOwner,
  type Timeline,
  type TimelineBar,
  type TimelineLeg,
} from './callback/timeline.ts';
export { SPEEDS, voicemailStage, type Speed, type VoicemailStage } from './callback/voicemail.ts';
export { callingHours, hoursVerdict, type CallingHours, type Whereabouts } from './callback/calling-hours.ts';
export {
  HOURS_RULES,
  policyOf,
  USUAL_WINDOW,
  type CallbackPolicy,
  type CallingWindow,
  type HoursRule,
  type PolicyInForce,
  type PolicyOf,
} from './callback/policy.ts';
export { createPlatform, type Platform } from './platform/platform.ts';
export type { PlatformOptions, Report } from './platform/platform-options.ts';
export { ERROR_KINDS, PlatformError, type ErrorFacts, type ErrorKind } from './platform/platform-error.ts';
export type { Actions } from './platform/actions.ts';
export type { Acting, ActionResult, ActionSpec } from './platform/acting.ts';
export type { CallCommand, CallResult } from './platform/place-call.ts';
export { CONNECTION_STATES, type Channel, type Connection, type SocketConstructor } from './platform/notifications.ts';
export type { Partition, TabChannel } from './platform/partition.ts';
export type { Asked } from './platform/asked.ts';
export type { Intents } from './platform/intents.ts';
export type { Wanted } from './platform/attend.ts';
export {
  WARNINGS,
  type Activity,
  type ActivityResult,
  type Beginner,
  type Happening,
  type Log,
  type Warning,
} from './platform/log.ts';
export type { Queries } from './platform/queries.ts';
export type { Getting, QuerySpec } from './platform/getting.ts';
export { createLookups, type Listing, type Lookups } from './platform/lookups.ts';
export {
  createFollowUp,
  type FollowUp,
  type RescheduleCommand,
  type ScheduleCommand,
  type ScheduleResult,
  type TransferTarget,
} from './platform/follow-up.ts';
export type { WrapUpCommand, WrapUps } from './platform/wrap-ups.ts';
export type * from './callback/decode-lookups.ts';
export type { GetToken } from './platform/rest.ts';
export { REGIONS, type Region } from './platform/region.ts';
export type { Campaign, Contact, ContactList, NumberRecord } from './callback/decode-contact.ts';
