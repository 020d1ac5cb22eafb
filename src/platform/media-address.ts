/**
 * Whether sound may be fetched from `address`, as the platform gave it: by https, or from the very origin of the
 * platform. Source: the platform's files lie on hosts of its own and of its storage, which no document names.
 */
export function isSafeMediaAddress(address: string, baseUrl: string): boolean {
  try {
    const { protocol, origin, username, password } = new URL(address);
    if (username !== '' || password !== '') return false;
    return protocol === 'https:' || (protocol === 'http:' && origin === new URL(baseUrl).origin);
  } catch {
    return false;
  }
}
