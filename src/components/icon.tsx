import type { ReactNode } from 'react';

const PATHS = {
  phone:
    'M4.2 2.5h2l1.2 3-1.5 1.2a8 8 0 0 0 3.4 3.4l1.2-1.5 3 1.2v2c0 .9-.8 1.7-1.7 1.6A11.3 11.3 0 0 1 2.6 4.2c-.1-.9.7-1.7 1.6-1.7Z',
  hangUp:
    'M1.8 9.6c0-1 .6-1.9 1.6-2.3a13 13 0 0 1 9.2 0c1 .4 1.6 1.3 1.6 2.3v.9l-3 .6-.6-2a8.6 8.6 0 0 0-5.2 0l-.6 2-3-.6Z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  hold: 'M5.5 3.5v9m5-9v9',
  resume: 'M5 3.5v9l7-4.5Z',
  back: 'M3.24 5.25A5.5 5.5 0 1 1 2.6 9M3 2v3.4h3.4',
  forward: 'M12.76 5.25A5.5 5.5 0 1 0 13.4 9M13 2v3.4H9.6',
} as const;

/** The names of the icons: one family, strokes of one width on a 16-unit grid. */
export type IconName = keyof typeof PATHS;

/** A sign beside a word, never instead of one. Renders an `<svg>` that ears do not meet. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="cb-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
