import type { PolicyOf } from '../callback/policy.ts';

/**
 * The rules of this desk. It is looked at at any hour, and its customers sleep then as others do: no calling hours are
 * kept, but with `?hours=kept`.
 */
export const deskPolicy: PolicyOf =
  new URLSearchParams(globalThis.location?.search).get('hours') === 'kept'
    ? () => ({})
    : () => ({ callingHours: 'off' });
