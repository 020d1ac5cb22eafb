/** Ends what a call began; calling it twice does nothing more. */
export type Stop = () => void;

/** A computer's own clocks and timers: what a `Clock` is made of. Replaced by hand in tests and stories. */
export interface TimeSource {
  /** This computer's wall clock, epoch ms. It may be minutes off, and it may jump. */
  wall(): number;
  /** Milliseconds that only go forward; may stand still while the computer sleeps. */
  monotonic(): number;
  after(ms: number, run: () => void): Stop;
  /** The next animation frame; never comes while the page is hidden. */
  nextFrame(run: () => void): Stop;
  hidden(): boolean;
  /** Told when the page becomes visible again, is shown from the back/forward cache, resumes, or goes on- or offline. */
  onVisible(run: () => void): Stop;
}

/** This computer: `Date`, `performance` and the page's timers. Works without a page (Node) too. */
export const computerTime: TimeSource = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
  nextFrame(run) {
    if (typeof requestAnimationFrame === 'undefined') return () => {};
    const id = requestAnimationFrame(run);
    return () => cancelAnimationFrame(id);
  },
  hidden: () => typeof document !== 'undefined' && document.hidden,
  onVisible(run) {
    if (typeof document === 'undefined') return () => {};
    const whenVisible = () => {
      if (!document.hidden) run();
    };
    document.addEventListener('visibilitychange', whenVisible);
    document.addEventListener('resume', whenVisible);
    addEventListener('pageshow', whenVisible);
    addEventListener('online', whenVisible);
    addEventListener('offline', whenVisible);
    return () => {
      document.removeEventListener('visibilitychange', whenVisible);
      document.removeEventListener('resume', whenVisible);
      removeEventListener('pageshow', whenVisible);
      removeEventListener('online', whenVisible);
      removeEventListener('offline', whenVisible);
    };
  },
};
