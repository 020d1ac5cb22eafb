import { setTimeout as passing } from 'node:timers/promises';
import type { Browser, Page } from 'playwright/test';

/** What a page noticed of itself while it was stopped; all times are epoch ms of this computer. */
export interface Standstill {
  /** Between the last beat of its timers before, and the first after. */
  readonly stoppedAt: number;
  readonly wokeAt: number;
  /** What the timer showed in each frame that the page itself asked for since it woke, by changing something. */
  readonly frames: readonly { readonly at: number; readonly text: string }[];
  /** What was put into the region that is spoken, since it woke. */
  readonly spoken: readonly string[];
}

interface Recorder {
  beats: number[];
  frames: { at: number; text: string }[];
  spoken: { at: number; text: string }[];
}

/** Writes down, in the page, its own beats, what `timer` shows whenever it paints, and what is spoken. */
function record(timer: string) {
  const recorder: Recorder = { beats: [], frames: [], spoken: [] };
  Object.assign(globalThis, { recorder });
  const beat = () => void setTimeout(beat, 20, recorder.beats.push(Date.now()));
  beat();
  const look = () => {
    const shown = [...document.querySelectorAll('[role="timer"]')].find(
      (one) => document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent === timer,
    );
    recorder.frames.push({ at: Date.now(), text: shown?.textContent ?? '' });
  };
  const everything = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { ...everything, attributes: true });
  const region = document.querySelector('.cb-spoken')!;
  new MutationObserver(() => {
    if (region.textContent) recorder.spoken.push({ at: Date.now(), text: region.textContent });
  }).observe(region, everything);
}

/**
 * Stops every renderer of `browser` for `ms`, as a computer does that has no time for a page, and tells what `page` made of
 * the first `thenMs` after. `timer` is the name of the time to watch.
 */
export async function standStill(
  browser: Browser,
  page: Page,
  { ms, thenMs, timer }: { ms: number; thenMs: number; timer: string },
): Promise<Standstill> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  await session.detach();
  await page.evaluate(record, timer);
  for (const id of renderers) process.kill(id, 'SIGSTOP');
  try {
    await passing(ms);
  } finally {
    for (const id of renderers) process.kill(id, 'SIGCONT');
  }
  await page.evaluate((rest) => new Promise((passed) => setTimeout(passed, rest)), thenMs);
  const { beats, frames, spoken } = await page.evaluate(
    () => (globalThis as unknown as { recorder: Recorder }).recorder,
  );
  const { from, to } = longestPause(beats);
  const since = <Noted extends { at: number }>(all: readonly Noted[]) => all.filter(({ at }) => at > from + ms / 2);
  return { stoppedAt: from, wokeAt: to, frames: since(frames), spoken: since(spoken).map(({ text }) => text) };
}

function longestPause(beats: readonly number[]): { from: number; to: number } {
  let longest = { from: 0, to: 0 };
  beats.forEach((to, i) => {
    const from = beats[i - 1] ?? to;
    if (to - from > longest.to - longest.from) longest = { from, to };
  });
  return longest;
}
