import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createPlatform } from '../../src/platform/platform.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { createClock } from '../../src/time/clock.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';

const NINE = Date.UTC(2026, 10, 23, 9);

/** A desk two minutes behind, whose platform writes a `Date` header on every answer, and may not tell its time itself. */
function aDesk({ tellsTime, dateAheadMs = 0 }: { tellsTime: boolean; dateAheadMs?: number }) {
  const source = createSteppedSource(NINE);
  const theirs = createClock(source);
  theirs.setOffset({ ms: 120_000, errorMs: 0 });
  const simulator = createSimulator({ clock: theirs });
  if (!tellsTime) simulator.faults.add({ on: 'request', do: 'refuse', path: '/date', status: 503, times: 1000 });
  const reports: string[] = [];
  const platform = createPlatform({
    baseUrl: simulator.baseUrl,
    userId: simulator.userId,
    getToken: () => Promise.resolve(simulator.token),
    WebSocket: simulator.WebSocket as never,
    clock: createClock(source),
    isOffline: () => false,
    onReport: ({ message }) => reports.push(message),
    async fetch(...request) {
      const answer = await simulator.fetch(...request);
      const headers = new Headers(answer.headers);
      headers.set('Date', new Date(theirs.now() + dateAheadMs).toUTCString());
      return new Response(await answer.text(), { status: answer.status, headers });
    },
  });
  const stop = platform.connect(new QueryClient());
  return { source, platform, reports, stop, simulator };
}

test('where the platform does not tell its time, the Date header of its answers does, to the second', async () => {
  const { source, platform, stop, simulator } = aDesk({ tellsTime: false });
  await source.stepAsync(20_000);
  expect(platform.clock.offset.errorMs).toBeLessThanOrEqual(1000);
  expect(Math.abs(platform.clock.offset.ms - 120_000)).toBeLessThanOrEqual(1000);
  stop();
  await source.stepAsync(10);
  simulator.dispose();
});

test('a Date header that is wrong is doubted once, and moves nothing', async () => {
  const { source, platform, reports, stop, simulator } = aDesk({ tellsTime: true, dateAheadMs: 30_000 });
  await source.stepAsync(300_000);
  for (let n = 0; n < 5; n++) {
    await platform.cloudClock.sample();
    await source.stepAsync(61_000);
  }
  expect(Math.abs(platform.clock.offset.ms - 120_000)).toBeLessThanOrEqual(1000);
  expect(platform.clock.offset.errorMs).toBeLessThan(1000);
  expect(reports.length).toBeLessThanOrEqual(2);
  stop();
  await source.stepAsync(10);
  simulator.dispose();
});
