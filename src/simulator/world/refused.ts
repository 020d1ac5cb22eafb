/** Why the platform will not do what it was asked. */
export type RefusedBecause = 'malformed' | 'forbidden' | 'unknown' | 'moved-on';

/** Thrown by the rules; the REST side turns it into a status and an ErrorBody. */
export class Refused extends Error {
  readonly because: RefusedBecause;

  constructor(because: RefusedBecause, message: string) {
    super(message);
    this.because = because;
  }
}
