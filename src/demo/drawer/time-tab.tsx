import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Clock } from '../../time/clock.ts';
import { logTime } from '../desk-log.ts';
import type { SimulatorLink } from '../simulator-link.ts';
import { Choice } from '../choice.tsx';

const PACES = [
  [1, '×1'],
  [10, '×10'],
  [60, '×60'],
] as const;

const OFFS = [
  [-90, '−90 s'],
  [0, 'Right'],
  [90, '+90 s'],
  [300, '+5 min'],
] as const;

/** How fast the world runs, how wrong this PC's clock is, and what the card makes of it. */
export function TimeTab({ link }: { link: SimulatorLink }): ReactNode {
  const { pace, deskTime, platform } = link;
  const [rate, setRate] = useState(pace?.rate ?? 1);
  const [offSeconds, setOffSeconds] = useState(deskTime.offMs / 1000);

  function setOff(seconds: number) {
    if (!Number.isFinite(seconds)) return;
    deskTime.setOff(seconds * 1000);
    setOffSeconds(seconds);
  }

  return (
    <>
      <Choice
        legend="Pace of the world"
        options={PACES}
        value={rate}
        onChoose={(next) => {
          pace?.setRate(next);
          setRate(next);
        }}
        whyNot={
          pace ? undefined : 'The simulator is a program of its own: its time is real. The static build can go faster.'
        }
        note="Platform, phone and card alike. You are not faster: accept first, an alert lasts half a second at ×60."
      />
      <Choice
        legend="This PC’s clock"
        options={OFFS}
        value={OFFS.find(([seconds]) => seconds === offSeconds)?.[0]}
        onChoose={setOff}
        note="The platform’s time stays right. The card must find out, and correct its timers."
      />
      <label className="drawer-field">
        Off by
        <input
          type="number"
          step={1}
          value={offSeconds}
          onChange={(event) => setOff(event.target.value === '' ? NaN : event.target.valueAsNumber)}
        />
        seconds
      </label>
      <dl className="drawer-clocks">
        <dt>This PC says</dt>
        <dd>
          <Painted clock={platform.clock} read={readPc} />
        </dd>
        <dt>The card reckons</dt>
        <dd>
          <Painted clock={platform.clock} read={readCard} />
        </dd>
        <dt>Its correction</dt>
        <dd>
          <Painted clock={platform.clock} read={readCorrection} />
        </dd>
      </dl>
    </>
  );
}

const toSecond = (at: number) => logTime(at).slice(0, 8);
const readPc = (clock: Clock) => toSecond(clock.wall());
const readCard = (clock: Clock) => toSecond(clock.now());

function readCorrection({ offset: { ms, errorMs } }: Clock): string {
  if (errorMs === Infinity) return 'not known yet';
  const sign = ms > 0 ? '+' : ms < 0 ? '−' : '';
  return `${sign}${(Math.abs(ms) / 1000).toFixed(2)} s, ± ${(errorMs / 1000).toFixed(2)} s`;
}

/** A text that changes by the second, written past React as the card writes its own. */
function Painted({ clock, read }: { clock: Clock; read: (clock: Clock) => string }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const paint = () => {
      place.current!.textContent = read(clock);
    };
    paint();
    const stops = [clock.onSecond(paint), clock.onOffset(paint)];
    return () => stops.forEach((stop) => stop());
  }, [clock, read]);
  return <span ref={place} />;
}
