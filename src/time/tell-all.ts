/** Those who want to be told; an entry and not the bare function, so that the same function may be in it twice. */
export type Told<Said> = Set<{ readonly run: (said: Said) => void }>;

/**
 * Calls everyone who is still in the set when their turn comes. One that fails stops no other, and no timer: its error is
 * thrown in a task of its own (`later`), where the page hears it.
 */
export function tellAll<Said>(told: Told<Said>, said: Said, later: (run: () => void) => void): void {
  for (const one of [...told]) {
    if (!told.has(one)) continue;
    try {
      one.run(said);
    } catch (error) {
      later(() => {
        throw error;
      });
    }
  }
}
