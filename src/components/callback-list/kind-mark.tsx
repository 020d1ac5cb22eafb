import type { ReactNode } from 'react';
import type { AgendaRow } from './agenda-row.ts';

const PATHS: Readonly<Record<AgendaRow['why'], string>> = {
  preview: 'M2.5 3.5h11v9h-11Zm2.5 3h4m-4 3h6',
  voicemail: 'M4.6 10.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Zm0 0h6.8m0 0a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  callback:
    'M4.2 4.5h1.7l1 2.6-1.3 1a7 7 0 0 0 2.9 2.9l1-1.3 2.6 1v1.7c0 .8-.7 1.5-1.5 1.4a9.8 9.8 0 0 1-8-8c-.1-.7.6-1.3 1.6-1.3ZM13.5 2.5 9.5 6.5m0-3v3h3',
};

/** What kind of callback it is, beside its word. Renders an `<svg>` that ears do not meet. */
export function KindMark({ why }: { why: AgendaRow['why'] }): ReactNode {
  return (
    <svg className="cb-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[why]} />
    </svg>
  );
}
