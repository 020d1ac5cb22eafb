import { act, fireEvent, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createDesk } from '../components/desk.ts';
import { Screen } from './screen.tsx';
import { work, type Office, type Tally } from './working-day.ts';

const MINUTE_MS = 60_000;
const STEP_MS = 1000;
const LASTS_MS = 10 * MINUTE_MS;
/** Source: the platform's documented default, per user and OAuth client. */
const ALLOWED_A_MINUTE = 300;

test('an agent in a hurry, whose line breaks again and again, stays below what the platform allows a minute', async () => {
  const desk = await createDesk({ scenario: 'held' });
  const { simulator, source, requests } = desk;
  const sentAt: number[] = [];
  function notice() {
    while (sentAt.length < requests.length) sentAt.push(source.monotonic());
  }

  const { client, platform } = desk;
  const screen = (ids: readonly string[]) => <Screen client={client} platform={platform} conversationIds={ids} />;
  const parked = desk.started.conversationId;
  const { rerender } = render(screen([parked]));
  const office: Office = {
    begin(scenario) {
      const before = simulator.started.length;
      simulator.startScenario(scenario);
      return Promise.resolve(simulator.started.slice(before).map(({ conversationId }) => conversationId));
    },
    async show(...ids) {
      rerender(screen([...ids, parked]));
      await office.pass(20);
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) {
        await desk.step(Math.min(STEP_MS, left));
        notice();
      }
    },
    click: (element) => void fireEvent.click(element),
    dropLine: () => act(async () => simulator.dropSockets()),
    tidy: () => Promise.resolve(),
  };

  await office.pass(1000);
  const tally: Tally = { calls: 0, inVain: [] };
  let worked = 0;
  while (source.monotonic() < LASTS_MS) await work(office, worked++, tally);

  const within = (from: number) => sentAt.filter((at) => at >= from && at <= from + MINUTE_MS).length;
  const most = Math.max(...sentAt.map(within)); // of any minute, not of those that a clock begins
  expect(tally).toMatchObject({ inVain: [], calls: expect.toSatisfy((calls: number) => calls >= 8) as number });
  expect(most).toBeLessThan(ALLOWED_A_MINUTE);
}, 60_000);
