import type { ReactNode } from 'react';
import { useCustomer } from './use-customer.ts';

/** Every case of the customer on the screen. */
export function CaseList({ conversationId }: { conversationId: string }): ReactNode {
  const { customer } = useCustomer(conversationId);
  return (
    <section className="crm-box crm-page" aria-label="Cases">
      <h1>Cases</h1>
      <p className="crm-quiet">{customer ? customer.name : 'No customer is open'}</p>
      {customer && (
        <table className="crm-table" aria-label="Cases">
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Subject</th>
              <th scope="col">Owner</th>
              <th scope="col">Changed</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {customer.file.cases.map(({ number, subject, owner, changed, state }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>{subject}</td>
                <td>{owner}</td>
                <td>{changed}</td>
                <td>
                  <span className="crm-tag" data-state={state}>
                    {state}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
