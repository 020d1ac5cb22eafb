import { notifyManager, QueryClient, timeoutManager } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { loadNumberFormat } from '../../../src/components/phone-number.tsx';
import { createPlatform } from '../../../src/platform/platform.ts';
import { createClock, type Stop } from '../../../src/time/clock.ts';
import { createSteppedSource } from '../../../src/time/stepped-clock.ts';
import '../../../src/styles/index.css';
import { createBrowser } from '../../platform/browser.ts';
import { Screen } from '../screen.tsx';
import { work, type Office, type Tally } from '../working-day.ts';
import { openLine } from './line.ts';
import { leak } from './leaks.ts';
import type { Shift } from './words.ts';

/** Twenty-four an hour; the day's twelve kinds come round every half hour. */
const A_QUARTER = 6;
const QUARTER_MS = 15 * 60_000;
/** Longer than the cache keeps what nobody looks at. */
const REST_MS = 6 * 60_000;
/** Messages to and from the platform take up to so long. */
const LATENCY_MS = 250;

const source = createSteppedSource(Date.UTC(2026, 10, 23, 9) + 40_000); // this computer's clock is 40 s off
const line = await openLine();

const running = new Map<number, Stop>();
let timers = 0;
const arm = (run: (id: number) => Stop) => {
  const id = ++timers;
  running.set(id, run(id));
  return id;
};
const disarm = (id: unknown) => {
  running.get(Number(id))?.();
  running.delete(Number(id));
};
timeoutManager.setTimeoutProvider({
  setTimeout: (run, ms) =>
    arm((id) =>
      source.after(ms, () => {
        running.delete(id);
        run();
      }),
    ),
  clearTimeout: disarm,
  setInterval: () => {
    throw new Error('Nothing of ours asks the platform at intervals');
  },
  clearInterval: () => {},
});
notifyManager.setScheduler((run) => queueMicrotask(run));

let present = { minute: 0, requests: 0 };
let most = 0;
const client = new QueryClient();
const platform = createPlatform({
  baseUrl: line.baseUrl,
  userId: line.userId,
  getToken: () => Promise.resolve(line.token),
  clock: createClock(source),
  fetch(...request) {
    const minute = Math.floor(source.monotonic() / 60_000);
    if (minute !== present.minute) present = { minute, requests: 0 };
    most = Math.max(most, ++present.requests);
    return line.fetch(...request);
  },
  WebSocket: line.WebSocket,
  isOffline: () => false,
  partition: { ...createBrowser(source).tab().partition, storage: localStorage }, // locks and messages go by our time
});

const root = createRoot(document.getElementById('desk')!);
const draw = (ids: readonly string[]) =>
  flushSync(() => root.render(<Screen client={client} platform={platform} conversationIds={ids} />));

const [parked] = (await line.ask({ what: 'begin', scenario: 'held' }, 'began')).ids as [string];
const leaks = new URLSearchParams(location.search).get('leak') ?? '';
const office: Office = {
  begin: async (scenario) => (await line.ask({ what: 'begin', scenario }, 'began')).ids,
  async show(...ids) {
    draw(ids);
    for (const id of ids) leak(leaks, id, client);
    await office.pass(LATENCY_MS);
  },
  async pass(ms) {
    for (let left = ms; left > 0; left -= LATENCY_MS) {
      const step = Math.min(LATENCY_MS, left);
      await source.stepAsync(step);
      await line.ask({ what: 'pass', ms: step }, 'passed');
    }
    await source.stepAsync(0);
  },
  click: (element) => element.click(),
  dropLine: () => Promise.resolve(line.say({ what: 'drop' })),
  tidy: () => Promise.resolve(line.say({ what: 'tidy', but: parked })),
};

await loadNumberFormat();
const tally: Tally = { calls: 0, inVain: [] };
let worked = 0;
let quarters = 0;

const shift: Shift = {
  async quarter() {
    const endsAt = ++quarters * QUARTER_MS;
    for (let n = 0; n < A_QUARTER; n++) await work(office, worked++, tally);
    if (source.monotonic() > endsAt - REST_MS) throw new Error('Worked through the rest');
    draw([parked]);
    await office.pass(endsAt - source.monotonic());
    const entries = client.getQueryCache().getAll().length + client.getMutationCache().getAll().length;
    return {
      entries,
      stored: localStorage.length,
      mostRequestsAMinute: most,
      calls: tally.calls,
      inVain: tally.inVain,
    };
  },
};
Object.assign(globalThis, { shift });
