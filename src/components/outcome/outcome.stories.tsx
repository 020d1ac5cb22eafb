import { OUTCOMES, type Outcome } from '../../callback/outcome.ts';
import type { Story } from '../story.ts';
import { OutcomeText, type OutcomeTextProps } from './outcome.tsx';

export default { title: 'Outcome', component: OutcomeText };

const of = (outcome: Outcome): Story<OutcomeTextProps> => ({ args: { outcome } });

/** Every ending there is, one under another. */
export const All: Story<OutcomeTextProps> = {
  args: { outcome: { kind: 'busy' } },
  render: () => (
    <ul>
      {OUTCOMES.map((kind) => (
        <li key={kind}>
          <OutcomeText outcome={{ kind, raw: 'new.cause' }} />
        </li>
      ))}
    </ul>
  ),
};
export const HungUpAfterTalking: Story<OutcomeTextProps> = of({ kind: 'you-hung-up', seconds: 187 });
export const OtherSideHungUp: Story<OutcomeTextProps> = of({ kind: 'other-hung-up', seconds: 43_200 });
export const Unknown: Story<OutcomeTextProps> = of({ kind: 'ended', raw: 'Q.850 127' });
