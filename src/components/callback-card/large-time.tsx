import { useId, type ReactNode } from 'react';
import type { LargeTimer } from '../../callback/large-timer.ts';
import { useAbout, usePassed } from '../clock.tsx';
import { Countdown } from '../countdown/countdown.tsx';
import { usePlatform } from '../provider.tsx';
import { Ticking } from '../ticking.tsx';
import { useSay } from '../words.tsx';

/** A held call asks for a thought after one minute and for help after two. */
const HOLD_WARN_MS = 60_000;
const HOLD_TOO_LONG_MS = 120_000;

/** The large time and the line of words beside it; `helper` stands in where the timer has no words of its own. */
export function LargeTime({ timer, helper }: { timer: LargeTimer | undefined; helper: ReactNode }): ReactNode {
  const say = useSay();
  const about = useAbout();
  const isOurs = usePlatform().autoDial === 'card';
  const overdue = usePassed(timer?.of === 'due' ? timer.dueAt : undefined);
  if (timer && 'dueAt' in timer) {
    const { of, startedAt, dueAt } = timer;
    if (overdue) return <Growing name={say('time.overdue')} since={dueAt} helper={say('helper.overdue-by')} />;
    const words = {
      accept: say(about ? 'helper.to-accept-about' : 'helper.to-accept'),
      dial: isOurs
        ? say(about ? 'helper.card-dials-in-about' : 'helper.card-dials-in')
        : say(about ? 'helper.dials-in-about' : 'helper.dials-in'),
      'wrap-up': say(about ? 'helper.left-to-wrap-up-about' : 'helper.left-to-wrap-up'),
      due: say('helper.due-in'),
    };
    return (
      <Countdown
        startedAt={startedAt}
        dueAt={dueAt}
        name={say(of === 'dial' && isOurs ? 'time.card-dial' : `time.${of}`)}
        helper={typeof helper === 'string' ? helper : words[of]}
      />
    );
  }
  if (!timer) return <span className="cb-helper">{helper}</span>;
  return <Growing name={say(`time.${timer.of}`)} since={timer.since} helper={helper} late={timer.of === 'hold'} />;
}

function Growing(props: { name: string; since: number; helper: ReactNode; late?: boolean }): ReactNode {
  const { name, since, helper, late = false } = props;
  const nameId = useId();
  const warn = usePassed(late ? since + HOLD_WARN_MS : undefined);
  const tooLong = usePassed(late ? since + HOLD_TOO_LONG_MS : undefined);
  return (
    <>
      <span className="cb-helper">{helper}</span>
      <span id={nameId} hidden>
        {name}
      </span>
      <bdi
        dir="ltr"
        className="cb-time"
        role="timer"
        aria-labelledby={nameId}
        data-level={tooLong ? 'too-long' : warn ? 'warn' : undefined}
      >
        <Ticking since={since} />
      </bdi>
    </>
  );
}
