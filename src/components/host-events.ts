import type { Action } from '../callback/permitted.ts';
import type { Instant } from '../time/instant.ts';

/** One thing that was asked for and what became of it. Free of personal data by type: ids, counts and kinds alone. */
export interface Activity {
  readonly action: Action;
  readonly conversationId: string;
  /** On the platform's clock. */
  readonly at: Instant;
  /** `confirmed`: the platform shows it · `unconfirmed`: taken, not shown yet · `not-sent`: the rules said no. */
  readonly result: 'confirmed' | 'unconfirmed' | 'not-sent' | 'refused';
  /** Of a refused one. */
  readonly errorKind?: string;
  readonly correlationId?: string;
  /** Of a call: the contact-list column, never the number. */
  readonly column?: string;
}

/** What a card tells its host. Handlers may change from render to render. */
export interface HostEvents {
  /** A call that this card decided on has appeared. */
  onCallPlaced?: (event: { conversationId: string }) => void;
  onSkipped?: (event: { conversationId: string }) => void;
  /** The agent asks for the script; without a handler there is no button for it. */
  onScriptOpen?: (event: { conversationId: string; scriptId: string }) => void;
  /** Everything that was asked for, when its result is known. */
  onActivity?: (activity: Activity) => void;
  /** A part failed, or something came that could not be read. For the engineer; the agent sees words already. */
  onError?: (error: Error) => void;
}
