/** How much is spoken: nothing, the start and the last ten seconds, or every stage. */
export type Speech = 'off' | 'brief' | 'full';

/** What a host can ask of a card that is on the screen. */
export interface CallbackCardHandle {
  /** Speaks the time that is left, or has passed, to a screen reader, whatever `speech` says; gives what it said. */
  sayTime(): string;
}
