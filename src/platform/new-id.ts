/** A new id that nobody else has. `crypto.randomUUID` would do, but is not there over plain http. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
