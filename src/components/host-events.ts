import type { Activity } from '../platform/log.ts';

/** What a card tells its host. Handlers may change from render to render. */
export interface HostEvents {
  /** A call that this card decided on has appeared. */
  onCallPlaced?: (event: { conversationId: string }) => void;
  onSkipped?: (event: { conversationId: string }) => void;
  /** The agent asks for the script; without a handler there is no button for it. */
  onScriptOpen?: (event: { conversationId: string; scriptId: string }) => void;
  /** After a missed or declined callback: makes the agent available again; without a handler there is no button for it. */
  onGoOnQueue?: (event: { conversationId: string }) => void;
  /** The agent needs more time than the platform gives; the button is there where the policy says `moreTime`. */
  onMoreTime?: (event: { conversationId: string; of: 'accept' | 'dial' | 'wrap-up' }) => void;
  /** Every line of the log that concerns this callback: what was asked, by whom, and what became of it. */
  onActivity?: (activity: Activity) => void;
  /** A part failed, or something came that could not be read. For the engineer; the agent sees words already. */
  onError?: (error: Error) => void;
}
