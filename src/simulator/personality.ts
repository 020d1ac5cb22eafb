/**
 * How this world answers the questions that no public source answers: one guess each, changed by hand, so that no test
 * trusts a single guess.
 */
export interface Personality {
  /** Where `timeoutSeconds` counts from: the agent leg's `connectedTime`, or its `startAlertingTime`. */
  readonly countdownStarts: 'connect' | 'alert';
  /** Whether the countdown stands still while the callback is on hold. */
  readonly holdPausesCountdown: 'no' | 'yes';
  /** Who places the call at zero. `nobody`: zero passes and nothing happens. */
  readonly dialsAtZero: 'platform' | 'nobody';
  /** Which of `callbackNumbers` the platform dials by itself; `other` is the last, where there are several. */
  readonly numberDialled: 'first' | 'other';
  /** What becomes of a callback that an agent closes without having called. */
  readonly closeRequeues: 'requeues' | 'ends';
  /** Whether one PATCH may carry the skip's wrap-up and its disconnect; with 2, such a PATCH writes the wrap-up only. */
  readonly skipTakes: 1 | 2;
  /** Whether `timeoutSeconds: 0` may mean that the platform dials the moment the agent accepts. */
  readonly autoDialZero: 'never' | 'at-once';
  /** What becomes of a request for a call while another is live in the conversation. */
  readonly secondCall: 'refuses' | 'accepts';
}

/** The likeliest answer to each question, as far as the platform's own texts let one tell. */
export const LIKELIEST: Personality = {
  countdownStarts: 'connect',
  holdPausesCountdown: 'no',
  dialsAtZero: 'platform',
  numberDialled: 'first',
  closeRequeues: 'requeues',
  skipTakes: 1,
  autoDialZero: 'never',
  secondCall: 'refuses',
};

/** Every switch with its positions, the likeliest first. */
export const SWITCHES: { readonly [Switch in keyof Personality]: readonly Personality[Switch][] } = {
  countdownStarts: ['connect', 'alert'],
  holdPausesCountdown: ['no', 'yes'],
  dialsAtZero: ['platform', 'nobody'],
  numberDialled: ['first', 'other'],
  closeRequeues: ['requeues', 'ends'],
  skipTakes: [1, 2],
  autoDialZero: ['never', 'at-once'],
  secondCall: ['refuses', 'accepts'],
};
