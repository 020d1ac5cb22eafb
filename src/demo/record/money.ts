const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** An amount as the house writes it. */
export const money = (value: number): string => amount.format(value);
