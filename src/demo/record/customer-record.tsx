import type { ReactNode } from 'react';
import { ActivityList, Contract, Invoices, OpenCases, YearOfUse } from './record-sections.tsx';
import { money } from './money.ts';
import { useCustomer } from './use-customer.ts';

const initialsOf = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word[0])
    .slice(0, 2)
    .join('');

/** The customer's record in the host's own CRM, beside the card: what an agent has open all day. */
export function CustomerRecord({ conversationId }: { conversationId: string }): ReactNode {
  const { customer, state } = useCustomer(conversationId);
  if (!customer) {
    return (
      <div className="crm-none" role="status">
        <p className="crm-none-title">{state === 'loading' ? 'Looking for the customer …' : 'No record opened'}</p>
        {state !== 'loading' && <p>This callback names no customer. Ask who is speaking, then open their record.</p>}
      </div>
    );
  }
  const { name, file } = customer;
  const open = file.cases.filter((each) => each.state !== 'Closed');
  return (
    <article className="crm" aria-label="Customer record">
      <header className="crm-head">
        <span className="crm-avatar" aria-hidden="true">
          {initialsOf(name)}
        </span>
        <div className="crm-who">
          <h1 translate="no">
            <bdi>{name}</bdi>
          </h1>
          <p>
            {/business/i.test(file.plan) ? 'Business' : 'Household'} customer since {file.since} ·{' '}
            <span className="crm-account">Account {file.account}</span>
          </p>
        </div>
        <dl className="crm-figures">
          <div>
            <dt>Balance</dt>
            <dd>{money(file.balance)}</dd>
          </div>
          <div>
            <dt>Contract ends</dt>
            <dd>{file.contractEnds}</dd>
          </div>
          <div>
            <dt>Open cases</dt>
            <dd>{open.length}</dd>
          </div>
        </dl>
      </header>
      <div className="crm-grid">
        <Contract file={file} />
        <Invoices invoices={file.invoices} />
        <ActivityList activity={file.activity} />
        <div className="crm-stack">
          <YearOfUse use={file.use} />
          <OpenCases cases={open} />
        </div>
      </div>
    </article>
  );
}
