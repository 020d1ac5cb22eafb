import { useSyncExternalStore } from 'react';

/** The pages of the host's CRM. */
export const VIEWS = { customers: 'Customers', cases: 'Cases', knowledge: 'Knowledge' } as const;
/** One page of the CRM. */
export type ViewName = keyof typeof VIEWS;

function subscribe(notify: () => void) {
  addEventListener('hashchange', notify);
  return () => removeEventListener('hashchange', notify);
}

function read(): ViewName {
  const name = location.hash.slice(1);
  return Object.hasOwn(VIEWS, name) ? (name as ViewName) : 'customers';
}

/** The page that the address names. */
export const useView = (): ViewName => useSyncExternalStore(subscribe, read);
