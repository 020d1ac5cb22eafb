import type { ReactNode } from 'react';

const PATHS = {
  call: 'M4 2.5h2l1.2 3-1.5 1.2a8 8 0 0 0 3.6 3.6l1.2-1.5 3 1.2v2c0 .9-.8 1.6-1.7 1.5A11 11 0 0 1 2.5 4.2c-.1-.9.6-1.7 1.5-1.7Z',
  letter: 'M2.5 4h11v8h-11zM2.5 4.5 8 9l5.5-4.5',
  web: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM2.4 8h11.2M8 2.3c-3.4 3.6-3.4 7.8 0 11.4 3.4-3.6 3.4-7.8 0-11.4',
  visit: 'M2.5 7.5 8 3l5.5 4.5M4 6.6v6.4h8V6.6',
  sliders: 'M3 4.5h6m4 0h0M3 11.5h1m4 0h5M9 4.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM4 11.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z',
  close: 'm4 4 8 8m0-8-8 8',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4ZM10.2 10.2l3.3 3.3',
} as const;

/** The names of the host's own icons. */
export type DeskIconName = keyof typeof PATHS;

/** A sign of the host's page; ears do not meet it. */
export function DeskIcon({ name }: { name: DeskIconName }): ReactNode {
  return (
    <svg className="desk-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
