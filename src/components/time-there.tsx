import { useCallback, type ReactNode } from 'react';
import { TIME, timeFormat } from '../time/clock-time.ts';
import { Ticking } from './ticking.tsx';
import { useLanguage } from './words.tsx';

/** What the clocks of `zone` show now, to the minute, without React. Renders a `<bdi>`. */
export function TimeThere({ zone }: { zone: string }): ReactNode {
  const { locale } = useLanguage();
  const format = useCallback(
    (seconds: number) => timeFormat(locale, { ...TIME, timeZone: zone }).format(seconds * 1000),
    [locale, zone],
  );
  return (
    <bdi>
      <Ticking since={0} format={format} />
    </bdi>
  );
}
