import type { Browser, Page } from 'playwright/test';

/** A page that has not answered for so long stands still; one that is well answers in a few milliseconds. */
const SILENT_MS = 1000;

interface Process {
  readonly type: string;
  readonly id: number;
}

/** Processes of `browser` that run pages. No protocol tells which page each of them runs. */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: Process[] };
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

async function answers(page: Page): Promise<boolean> {
  let stop = () => {};
  const late = new Promise<false>((silent) => {
    const timer = setTimeout(() => silent(false), SILENT_MS);
    stop = () => clearTimeout(timer);
  });
  const answer = await Promise.race([page.evaluate(() => true), late]);
  stop();
  return answer;
}

/**
 * Makes the process of `page` stand still, as a computer does that is short of memory or asleep, while `other` goes on;
 * gives what lets it go on.
 */
export async function standStill(page: Page, other: Page): Promise<() => void> {
  for (const id of await renderers(page.context().browser()!)) {
    process.kill(id, 'SIGSTOP');
    const goOn = () => void process.kill(id, 'SIGCONT');
    if (await answers(page)) goOn();
    else if (await answers(other)) return goOn;
    else {
      goOn();
      throw new Error('Both tabs are run by one process: neither can stand still alone');
    }
  }
  throw new Error('Whichever process was stopped, the page went on');
}
