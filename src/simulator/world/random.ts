/** A stream of chance that is the same for the same seed, so that a failed test can be run again as it was. */
export interface Random {
  /** A UUID in the platform's spelling (version 4, lower case). */
  uuid(): string;
  /** A whole number, `from` and `to` included. */
  between(from: number, to: number): number;
}

/** Makes a stream from `seed`, any whole number. */
export function createRandom(seed: number): Random {
  let state = seed | 0;

  /** Mulberry32: 32 good bits from 32 bits of state, which is plenty for ids in one world. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  const hex = () => next().toString(16).padStart(8, '0');

  return {
    uuid() {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      const variant = '89ab'[parseInt(c[0]!, 16) % 4]!;
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
    between: (from, to) => from + (next() % (to - from + 1)),
  };
}
