export type { Instant } from './time/instant.ts';
export { createClock, type Clock, type ClockOffset, type Stop, type TimeSource } from './time/clock.ts';
export { createSteppedClock, createSteppedSource, type SteppedSource } from './time/stepped-clock.ts';
export { createCloudClock, type CloudClock } from './time/cloud-clock.ts';
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
export { createPlatform, type Platform } from './platform/platform.ts';
export type { PlatformOptions, Report } from './platform/platform-options.ts';
export { ERROR_KINDS, PlatformError, type ErrorKind } from './platform/platform-error.ts';
export type { Actions } from './platform/actions.ts';
export type { Acting, ActionResult, ActionSpec } from './platform/acting.ts';
export type { CallCommand, CallResult } from './platform/place-call.ts';
export { CONNECTION_STATES, type Channel, type Connection, type SocketConstructor } from './platform/notifications.ts';
export type { Partition, TabChannel } from './platform/partition.ts';
export type { Asked } from './platform/asked.ts';
export type { Intents } from './platform/intents.ts';
export type { Wanted } from './platform/attend.ts';
export type { Activity, ActivityResult, Beginner, Happening, Log } from './platform/log.ts';
export type { Queries } from './platform/queries.ts';
export type { Getting, QuerySpec } from './platform/getting.ts';
export { createLookups, type Lookups } from './platform/lookups.ts';
export {
  createFollowUp,
  type FollowUp,
  type ScheduleCommand,
  type TransferTarget,
  type WrapUpCommand,
} from './platform/follow-up.ts';
export type * from './callback/decode-lookups.ts';
export type { GetToken } from './platform/rest.ts';
export { REGIONS, type Region } from './platform/region.ts';
export type { Campaign, Contact, ContactList, NumberRecord } from './callback/decode-contact.ts';
