import type { ReactNode } from 'react';
import type { Contact } from '../../callback/decode-contact.ts';
import { sameNumber } from '../../callback/phone-number.ts';
import { CallingHoursLine } from '../calling-hours/calling-hours.tsx';
import { useDuplicates } from './use-duplicates.ts';
import type { Work } from './use-work.ts';

/** Whether it is a good time to call the picked number. */
export function HoursLine({ work, contact }: { work: Work; contact: Contact | undefined }): ReactNode {
  const { view, picked, hours, policy, attempts, phase, countdown, dialsPicked } = work;
  const duplicates = useDuplicates(view.conversation.id, picked?.number);
  const { column } = picked ?? {};
  const record =
    contact && column !== undefined && Object.hasOwn(contact.numbers, column) ? contact.numbers[column] : undefined;
  const triedNow = attempts.filter(
    ({ number, state }) => number !== undefined && picked && state !== 'refused' && sameNumber(number, picked.number),
  ).length;
  const waits = phase === 'preview' && countdown !== undefined && hours.verdict !== 'go';
  return (
    <CallingHoursLine
      hours={picked && hours.found}
      window={policy.callingHours === 'off' ? undefined : policy.window}
      record={record}
      callable={contact?.callable === false || record?.callable === false ? false : undefined}
      triedNow={triedNow}
      duplicates={duplicates}
      dials={waits ? { by: dialsPicked ? 'card' : 'system', at: countdown.dueAt } : undefined}
    />
  );
}
