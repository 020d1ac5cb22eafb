import { useRef, useState, type ReactNode } from 'react';
import type { formatNumber, NumberHints } from '../callback/number-format.ts';
import { latinDigits } from '../callback/phone-number.ts';
import { usePaintEffect } from './ticking.tsx';

let format: typeof formatNumber | undefined;

/** Loads what knows how the countries of the world write numbers: later than the card, and once a page. */
export const loadNumberFormat = (): Promise<void> =>
  import('../callback/number-format.ts').then((loaded) => void (format = loaded.formatNumber));

/** Props of `PhoneNumber`. */
export interface PhoneNumberProps extends NumberHints {
  /** As given by the platform. */
  number: string;
}

/**
 * A phone number, written as its country does. Shows it as given until that is known, then writes the same text past
 * React, in the same line. Renders a `<bdi>`.
 */
export function PhoneNumber({ number, region, among }: PhoneNumberProps): ReactNode {
  const root = useRef<HTMLElement>(null);
  const [first] = useState(() => latinDigits(number)); // as in `Ticking`: React never changes it

  usePaintEffect(() => {
    const text = root.current!.firstChild as Text;
    let gone = false;
    const paint = () => {
      const next = format ? format(number, { region, among }) : latinDigits(number);
      if (!gone && text.data !== next) text.data = next;
    };
    paint();
    if (!format) loadNumberFormat().then(paint, () => {}); // without it numbers stay as given
    return () => void (gone = true);
  }, [number, region, among]);

  return (
    <bdi ref={root} dir="ltr" className="cb-phone" translate="no">
      {first}
    </bdi>
  );
}
