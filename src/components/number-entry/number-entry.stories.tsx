import { useState } from 'react';
import type { Story } from '../story.ts';
import { NumberEntry, type NumberEntryProps } from './number-entry.tsx';

export default { title: 'Number entry', component: NumberEntry };

const nothing = () => {};
const of = (text: string, more: Partial<NumberEntryProps> = {}): Story<NumberEntryProps> => ({
  args: { text, onText: nothing, onCall: nothing, onClose: nothing, permission: 'allowed', region: 'US', ...more },
});

export const Empty: Story<NumberEntryProps> = of('');
export const NoRegion: Story<NumberEntryProps> = of('', { region: undefined });
export const HalfTyped: Story<NumberEntryProps> = of('(317) 555');
export const Ready: Story<NumberEntryProps> = of('(317) 555-0142');
export const WithExtension: Story<NumberEntryProps> = of('+44 20 7946 0123 ext. 12');
export const Letters: Story<NumberEntryProps> = of('1-800-FLOWERS');
export const TooLong: Story<NumberEntryProps> = of('+1 317 555 0142 1234');
export const Premium: Story<NumberEntryProps> = of('+1 900 555 0142');
export const CallLives: Story<NumberEntryProps> = of('(317) 555-0142', {
  permission: { because: 'call-in-progress' },
});
export const Pending: Story<NumberEntryProps> = of('(317) 555-0142', { pending: true });
export const WithoutClose: Story<NumberEntryProps> = of('(317) 555-0142', { onClose: undefined });

function Typed() {
  const [text, setText] = useState('');
  return (
    <NumberEntry text={text} onText={setText} region="US" permission="allowed" onCall={nothing} onClose={nothing} />
  );
}
/** To be typed in. */
export const Typing: Story<NumberEntryProps> = { render: () => <Typed /> };
