/** What is measured of a page at the end of each quarter of an hour, all of it counts or bytes. */
export const MEASURES = ['heap', 'nodes', 'listeners', 'entries', 'stored'] as const;

/** One measuring of a page. */
export type Sample = Readonly<Record<(typeof MEASURES)[number], number>>;

/** How much a line may rise over the time it is drawn through, as a part of where that time begins. */
export const ALLOWED = 0.01;

/** How far the least-squares line through `values`, at equal distances, rises from the first to the last. */
export function rise(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let over = 0;
  let under = 0;
  for (const [i, value] of values.entries()) {
    over += (i - middle) * (value - mean);
    under += (i - middle) ** 2;
  }
  return (over / under) * (values.length - 1);
}

/** How much each measure rises over the last three quarters of `samples`, as a part of where they begin. */
export function rises(samples: readonly Sample[]): Sample {
  const counted = samples.slice(Math.ceil(samples.length / 4) - 1); // before, the page only warms up
  const of = (measure: keyof Sample) => {
    const values = counted.map((sample) => sample[measure]);
    return rise(values) / Math.max(1, values[0]!);
  };
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Sample;
}

/**
 * The measures that say that the page keeps something of what is over; none when it does not. For the first hours the
 * heap still fills with what the engine learns of the code (a part in a hundred, less each quarter), so a short day
 * gives it `heapAllowed` of its own; what is counted is exact from the start.
 */
export function leaking(samples: readonly Sample[], heapAllowed = ALLOWED): string[] {
  const risen = rises(samples);
  return MEASURES.filter((measure) => risen[measure] > (measure === 'heap' ? heapAllowed : ALLOWED));
}
