import type { Personality } from '../../simulator/personality.ts';

/** The question that each switch of the pretend platform answers. */
export const SWITCH_WORDS: Readonly<Record<keyof Personality, string>> = {
  countdownStarts: 'The countdown starts',
  holdPausesCountdown: 'Holding pauses it',
  dialsAtZero: 'At zero dials',
  numberDialled: 'It dials',
  closeRequeues: 'Closed without a call',
  skipTakes: 'A skip takes',
  autoDialZero: 'A countdown of zero dials',
  secondCall: 'A second call',
};

/** The positions, as the rest of that sentence. */
export const POSITION_WORDS: Readonly<Record<string, string>> = {
  'countdownStarts connect': 'on accepting',
  'countdownStarts alert': 'at the alert',
  'holdPausesCountdown no': 'no',
  'holdPausesCountdown yes': 'yes',
  'dialsAtZero platform': 'the platform',
  'dialsAtZero nobody': 'nobody',
  'numberDialled first': 'the first number',
  'numberDialled other': 'the last number',
  'closeRequeues requeues': 'goes back to the queue',
  'closeRequeues ends': 'ends',
  'skipTakes 1': 'one request',
  'skipTakes 2': 'two requests',
  'autoDialZero never': 'never',
  'autoDialZero at-once': 'at once',
  'secondCall refuses': 'is refused',
  'secondCall accepts': 'is placed',
};
