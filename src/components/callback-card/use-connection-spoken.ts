import { useState } from 'react';
import { formatClockTime } from '../../time/clock-time.ts';
import { usePassed } from '../clock.tsx';
import type { Say } from '../words.tsx';
import { useConnection } from './use-connection.ts';

/** A line that is away for so long is spoken of. */
const SPOKEN_MS = 10_000;

/** What is to be said of the connection: that it is lost for long, why it does not come back, that it came back. */
export function useConnectionSpoken(say: Say, locale: string): string | undefined {
  const { state, since } = useConnection();
  const isOutage = state === 'waiting' || state === 'offline';
  const long = usePassed(isOutage ? since + SPOKEN_MS : undefined);
  const [told, setTold] = useState<{ of: string; text?: string }>({ of: 'open' }); // so it is at first, without a word
  const isUnclear = (isOutage && !long) || state === 'connecting' || state === 'idle';
  const of = isUnclear ? told.of : isOutage ? 'away' : state;
  if (of !== told.of)
    setTold({ of, text: say(`connection.${state}`, { time: formatClockTime(since, since, locale) }) });
  return told.text;
}
