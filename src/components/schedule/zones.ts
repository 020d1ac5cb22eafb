import { isZone } from '../../time/zone.ts';

/** Where the customer's clocks are; `guessed` from the number alone, and not known. */
export interface CustomerZone {
  readonly zone: string;
  readonly guessed: boolean;
}

/** Both sides of a time. */
export interface Zones {
  readonly own: string;
  readonly customer?: CustomerZone | undefined;
}

/** `zones` without what this computer does not know. */
export const knownZones = ({ own, customer }: Zones): Zones => ({
  own,
  ...(customer && isZone(customer.zone) && { customer }),
});
