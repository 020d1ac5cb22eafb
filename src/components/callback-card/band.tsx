import { forwardRef, type ReactNode } from 'react';
import { holdOf, type Hold } from '../../callback/hold.ts';
import { largeTimer } from '../../callback/large-timer.ts';
import { callbackOutcome } from '../../callback/outcome.ts';
import type { Part } from '../part.ts';
import { HoldTimer } from '../hold-timer/hold-timer.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import { useSay, type Say } from '../words.tsx';
import { LargeTime } from './large-time.tsx';
import { outcomeText } from '../outcome-text.ts';
import type { Work } from './use-work.ts';

/** The phase in words, and the one large time that counts in it. The heading takes the focus when a control vanished. */
export const Band: Part<{ work: Work }, HTMLHeadingElement> = forwardRef<HTMLHeadingElement, { work: Work }>(
  function Band({ work }, heading) {
    const say = useSay();
    const { view, phase, countdown, intents, stage } = work;
    const hold = holdOf(view);
    const customerHeld = phase === 'on-call' && hold.of === 'call' && hold.heldAt !== undefined;
    return (
      <div className="cb-band" data-phase={phase} data-stage={stage}>
        <h3 ref={heading} tabIndex={-1} className="cb-phase">
          {say(customerHeld ? 'phase.on-call-held' : `phase.${phase}`, { raw: view.callback.state })}
        </h3>
        <LargeTime
          key={customerHeld ? 'hold' : phase}
          timer={largeTimer(view, phase, countdown, intents)}
          helper={helperOf(work, customerHeld, say)}
        />
        {phase !== 'done' && phase !== 'wrap-up' && <HoldTimer hold={customerHeld ? before(hold) : hold} />}
      </div>
    );
  },
);

/** The large time already says how long the hold lasts. */
const before = ({ heldAt: _, ...hold }: Hold): Hold => hold;

/** The line under the phase, where the timer does not bring its own. */
function helperOf({ phase, view, picked }: Work, customerHeld: boolean, say: Say): ReactNode {
  const call = view.calls.findLast(({ live }) => live);
  const number = (as: string | undefined) => as !== undefined && <PhoneNumber key={as} number={as} />;
  switch (phase) {
    case 'system-dialling':
    case 'own-phone':
      return say('helper.then-customer');
    case 'not-placed':
      return say('helper.countdown-ended');
    case 'ready':
    case 'call-ended':
      return say('helper.not-on-line');
    case 'checking':
      return say('helper.looking');
    case 'two-calls':
      return say('helper.end-one');
    case 'placing':
      return number(call?.number ?? picked?.number);
    case 'ringing':
      return number(call?.number);
    case 'on-call':
      return call?.outside?.held && !customerHeld ? say('helper.other-side-holds') : number(call?.number);
    case 'done': {
      const outcome = callbackOutcome(view);
      return outcome && outcomeText(outcome, say);
    }
    default:
      return undefined;
  }
}
