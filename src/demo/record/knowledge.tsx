import type { ReactNode } from 'react';

const ARTICLES = [
  ['What a preview is', 'The campaign shows the customer before anybody is rung. Call, skip, or let the system dial.'],
  ['Moving house', 'Ask for the day of the move and both meter readings. The contract moves along; the price stays.'],
  [
    'An estimated reading is disputed',
    'Take the reading and its date, open a case, and promise a letter within 5 days.',
  ],
  ['Instalments', 'May be changed once a quarter, by a third at most, from the first of the next month on.'],
] as const;

/** What an agent looks up while talking. */
export function Knowledge(): ReactNode {
  return (
    <section className="crm-box crm-page" aria-label="Knowledge">
      <h1>Knowledge</h1>
      <dl className="crm-articles">
        {ARTICLES.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
