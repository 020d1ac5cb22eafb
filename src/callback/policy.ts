import type { CustomerCallback } from './customer-callback.ts';

/** Between which times of the day a number may be called, on the clocks where it is. */
export interface CallingWindow {
  /** `HH:MM`, 24 hours. */
  readonly from: string;
  /** `HH:MM`; not after `from`: it is open over midnight. The same as `from`: for a whole day. */
  readonly to: string;
  /** On which it opens: 1 is Monday, 7 is Sunday. Every day by default. */
  readonly days?: readonly number[] | undefined;
}

/**
 * What happens to a call outside the calling hours: it is blocked · `block-known`: blocked where the number's zone is
 * known, warned of where it is only guessed · warned of, and made at a second press · not looked at.
 */
export const HOURS_RULES = ['block', 'block-known', 'warn', 'off'] as const;
/** The name of such a rule. */
export type HoursRule = (typeof HOURS_RULES)[number];

/** What a host rules for one callback, by its queue, its campaign or whatever it goes by. What it leaves out is usual. */
export interface CallbackPolicy {
  /** Usual: `block-known` for previews, `warn` for the others. */
  readonly callingHours?: HoursRule | undefined;
  /** Usual: `USUAL_WINDOW`. */
  readonly window?: CallingWindow | undefined;
  /** Whether other numbers than the callback's own may be called. Usual: denied for previews alone. */
  readonly otherNumbers?: 'allow' | 'deny' | undefined;
  /** Whether a number that is typed may be a short code, such as an extension. Emergency numbers never are. */
  readonly shortCodes?: 'allow' | 'deny' | undefined;
  /** The country of numbers that come or are typed without one, such as `US`. */
  readonly region?: string | undefined;
  /** Names of the participant attributes that may be shown. Usual: none, since voice menus keep PINs there. */
  readonly attributes?: readonly string[] | undefined;
  /** Whether a wrap-up needs a code also where its queue leaves that to the agent. Usual: no. */
  readonly wrapUp?: { readonly required?: boolean | undefined } | undefined;
  /** The host can give more time than a countdown leaves. */
  readonly moreTime?: boolean | undefined;
}

/** Asked for each callback, whenever it changed; must be quick, and must not throw. */
export type PolicyOf = (callback: CustomerCallback) => CallbackPolicy;

/** A policy in force: nothing is left out. */
export interface PolicyInForce {
  readonly callingHours: HoursRule;
  readonly window: CallingWindow;
  readonly otherNumbers: 'allow' | 'deny';
  readonly shortCodes: 'allow' | 'deny';
  readonly region: string | undefined;
  readonly attributes: readonly string[];
  readonly wrapUp: { readonly required: boolean };
  readonly moreTime: boolean;
}

/**
 * From eight in the morning until nine in the evening: what the Telephone Consumer Protection Act of the United States
 * allows telephone solicitations (47 CFR § 64.1200 (c)(1)). An example: which law holds is the host's to know.
 */
export const USUAL_WINDOW: CallingWindow = { from: '08:00', to: '21:00' };

const NO_ATTRIBUTES: readonly string[] = [];
const TIME = /^(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/;

/** Whether both times of `window` can be read, and its days are days. */
export const isWindow = ({ from, to, days = [] }: CallingWindow): boolean =>
  TIME.test(from) && TIME.test(to) && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);

/** The policy for `view`: what the host rules, and the usual where it says nothing, or nothing that can be understood. */
export function policyOf(view: CustomerCallback, given: CallbackPolicy = {}): PolicyInForce {
  const isPreview = view.callback.preview !== undefined;
  const { callingHours, window, otherNumbers, shortCodes, region, attributes, wrapUp, moreTime } = given;
  return {
    callingHours: oneOf(HOURS_RULES, callingHours) ?? (isPreview ? 'block-known' : 'warn'),
    window: window && isWindow(window) ? window : USUAL_WINDOW,
    otherNumbers: oneOf(['allow', 'deny'], otherNumbers) ?? (isPreview ? 'deny' : 'allow'),
    shortCodes: oneOf(['allow', 'deny'], shortCodes) ?? 'deny',
    region,
    attributes: attributes ?? NO_ATTRIBUTES,
    wrapUp: { required: wrapUp?.required === true },
    moreTime: moreTime === true,
  };
}

/** A host may be written without types. */
const oneOf = <Value extends string>(all: readonly Value[], value: Value | undefined): Value | undefined =>
  all.find((one) => one === value);
