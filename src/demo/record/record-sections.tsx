import type { ReactNode } from 'react';
import { DeskIcon } from '../desk-icon.tsx';
import type { Activity, Case, CustomerFile, Invoice } from './customer-file.ts';
import { money } from './money.ts';

/** What was agreed with the customer. */
export function Contract({ file }: { file: CustomerFile }): ReactNode {
  return (
    <section className="crm-box">
      <h2>Contract</h2>
      <dl className="crm-list">
        <dt>Plan</dt>
        <dd>{file.plan}</dd>
        <dt>Price</dt>
        <dd>{file.price}</dd>
        <dt>Delivery address</dt>
        <dd>{file.address}</dd>
        <dt>Meter</dt>
        <dd>{file.meter}</dd>
        <dt>Payment</dt>
        <dd>{file.payment}</dd>
        <dt>Letters</dt>
        <dd>{file.letters}</dd>
      </dl>
    </section>
  );
}

/** The last bills. */
export function Invoices({ invoices }: { invoices: readonly Invoice[] }): ReactNode {
  return (
    <section className="crm-box">
      <h2>Invoices</h2>
      <table className="crm-table" aria-label="Invoices">
        <tbody>
          {invoices.map(({ month, amount, state }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className="crm-amount">{money(amount)}</td>
              <td className="crm-state">
                <span className="crm-tag" data-state={state}>
                  {state}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What happened lately. */
export function ActivityList({ activity }: { activity: readonly Activity[] }): ReactNode {
  return (
    <section className="crm-box">
      <h2>Activity</h2>
      <ol className="crm-activity">
        {activity.map(({ day, what, who, by }) => (
          <li key={day + what}>
            <DeskIcon name={by} />
            <span className="crm-what">{what}</span>
            <span className="crm-quiet">
              {day} · {who}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Twelve months of consumption. */
export function YearOfUse({ use }: { use: CustomerFile['use'] }): ReactNode {
  const most = Math.max(...use.map(({ kwh }) => kwh));
  const year = use.reduce((sum, { kwh }) => sum + kwh, 0);
  const HEIGHT = 56;
  return (
    <section className="crm-box">
      <h2>
        Consumption <span className="crm-quiet">12 months, {year.toLocaleString('en-GB')} kWh</span>
      </h2>
      <svg className="crm-use" viewBox={`0 0 240 ${HEIGHT + 16}`} role="img" aria-label={`${year} kWh in 12 months`}>
        {use.map(({ month, kwh }, i) => {
          const height = Math.round((kwh / most) * HEIGHT);
          const x = i * 20 + 3;
          return (
            <g key={`${12 - i} months ago`}>
              <rect x={x} y={HEIGHT - height} width={14} height={height} rx={2} />
              <text x={x + 7} y={HEIGHT + 13}>
                {month}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}

/** What is still being worked on. */
export function OpenCases({ cases }: { cases: readonly Case[] }): ReactNode {
  return (
    <section className="crm-box">
      <h2>Open cases</h2>
      <ul className="crm-cases">
        {cases.map(({ number, subject, owner, state }) => (
          <li key={number}>
            <span className="crm-what">{subject}</span>
            <span className="crm-tag" data-state={state}>
              {state}
            </span>
            <span className="crm-quiet">
              {number} · {owner}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
