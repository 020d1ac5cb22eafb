import type { ReactNode } from 'react';
import { useCustomerCallback } from '../components/use-customer-callback.ts';

const INVOICES = [
  ['Nov 2026', '84.20', 'Open'],
  ['Oct 2026', '79.65', 'Paid'],
  ['Sep 2026', '61.10', 'Paid'],
  ['Aug 2026', '58.90', 'Paid'],
];

const ACTIVITY = [
  ['12 Nov', 'Meter reading entered on the website', '4,812 kWh'],
  ['3 Nov', 'Letter: end of the fixed price on 14 December', 'Sent'],
  ['21 Oct', 'Call: asked for a paper invoice', 'Robin Ashdown'],
  ['2 Oct', 'Moved to monthly payments', 'Website'],
];

/** The customer's record in the host's own CRM, beside the card: what an agent has open all day. */
export function CustomerRecord({ conversationId }: { conversationId: string }): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  const name = callback?.customerName ?? '…';
  return (
    <article className="crm" aria-label="Customer record">
      <header className="crm-head">
        <span className="crm-avatar" aria-hidden="true">
          {name
            .split(/[\s-]/)
            .map((word) => word[0])
            .slice(0, 2)
            .join('')}
        </span>
        <div>
          <h1 dir="auto">{name}</h1>
          <p>Household customer since 2019 · Account LM-204-8817</p>
        </div>
        <dl className="crm-figures">
          <div>
            <dt>Balance</dt>
            <dd>84.20</dd>
          </div>
          <div>
            <dt>Contract ends</dt>
            <dd>14 Dec 2026</dd>
          </div>
          <div>
            <dt>Open cases</dt>
            <dd>1</dd>
          </div>
        </dl>
      </header>
      <div className="crm-columns">
        <section>
          <h2>Contract</h2>
          <dl className="crm-list">
            <dt>Plan</dt>
            <dd>Household 24, fixed price</dd>
            <dt>Delivery address</dt>
            <dd>18 Alder Court, Fairhaven</dd>
            <dt>Meter</dt>
            <dd>MT-77102, read 12 Nov</dd>
            <dt>Payment</dt>
            <dd>Monthly, by transfer</dd>
          </dl>
        </section>
        <section>
          <h2>Invoices</h2>
          <table>
            <tbody>
              {INVOICES.map(([month, amount, state]) => (
                <tr key={month}>
                  <td>{month}</td>
                  <td className="crm-amount">{amount}</td>
                  <td>
                    <span className="crm-tag" data-state={state}>
                      {state}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="crm-wide">
          <h2>Activity</h2>
          <ol className="crm-activity">
            {ACTIVITY.map(([day, what, who]) => (
              <li key={what}>
                <time>{day}</time>
                <span>{what}</span>
                <span className="crm-quiet">{who}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </article>
  );
}
