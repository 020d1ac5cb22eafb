import { digitsOf, sameNumber } from './phone-number.ts';

/** Which callbacks reach the same line as others do. */
export interface Lines {
  /** Takes the numbers of `id`, an empty list to forget it; gives the ids whose answer may be another now. */
  set(id: string, numbers: readonly string[]): ReadonlySet<string>;
  /** Whether another callback reaches a line that `id` reaches. */
  isShared(id: string): boolean;
}

/** Numbers of one line end alike in so many digits, whatever stands before them. */
const ALIKE = 7;
const NONE: readonly string[] = [];
const NOBODY: ReadonlySet<string> = new Set();

/** Makes an index of lines: what is asked of one callback is looked for among those whose numbers end alike. */
export function createLines(): Lines {
  const endings = new Map<string, Set<string>>();
  const known = new Map<string, readonly string[]>();
  // A withheld number is nobody's: without a digit there is nothing to compare.
  const endingsOf = (numbers: readonly string[]) =>
    new Set(numbers.map((number) => digitsOf(number).slice(-ALIKE)).filter((ending) => ending !== ''));

  return {
    set(id, numbers) {
      const before = known.get(id) ?? NONE;
      if (before === numbers || (before.length === 0 && numbers.length === 0)) return NOBODY;
      const touched = new Set<string>([id]);
      for (const ending of endingsOf(before)) {
        const there = endings.get(ending)!;
        there.delete(id);
        for (const other of there) touched.add(other);
        if (there.size === 0) endings.delete(ending);
      }
      if (numbers.length === 0) known.delete(id);
      else known.set(id, numbers);
      for (const ending of endingsOf(numbers)) {
        const there = endings.get(ending) ?? new Set();
        for (const other of there) touched.add(other);
        endings.set(ending, there.add(id));
      }
      return touched;
    },
    isShared(id) {
      const mine = known.get(id) ?? NONE;
      for (const ending of endingsOf(mine))
        for (const other of endings.get(ending)!)
          if (other !== id && known.get(other)!.some((theirs) => mine.some((number) => sameNumber(number, theirs))))
            return true;
      return false;
    },
  };
}
