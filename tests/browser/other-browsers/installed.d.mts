/** The Firefox in CALLBACK_CARD_FIREFOX, else an installed one, as its path. */
export function findFirefox(): string | undefined;

/** The driver of WebKitGTK, and a display that nobody sees, as their paths. */
export function findWebKit(): { readonly driver: string; readonly display: string } | undefined;

/** Every other browser that is tested, and what to do where it is missing. */
export const OTHER_BROWSERS: Readonly<Record<'Firefox' | 'WebKit', { readonly missing: string }>>;
