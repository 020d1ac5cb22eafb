/** Why the platform will not do what it was asked. */
export type RefusedBecause = 'malformed' | 'forbidden' | 'unknown' | 'moved-on';

/** What is wrong with one field of a request. */
export interface FieldFault {
  readonly errorCode: string;
  readonly fieldName: string;
}

/** Thrown by the rules; the REST side turns it into a status and an ErrorBody. */
export class Refused extends Error {
  readonly because: RefusedBecause;
  readonly details: readonly FieldFault[];

  constructor(because: RefusedBecause, message: string, ...details: FieldFault[]) {
    super(message);
    this.because = because;
    this.details = details;
  }
}

/** A 400 that names the field. */
export const wrongField = (fieldName: string, message: string, errorCode = 'invalid.value'): Refused =>
  new Refused('malformed', message, { errorCode, fieldName });

/** Whether a check passes: what it throws as `Refused` is a no, anything else is a fault of the simulator. */
export function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
