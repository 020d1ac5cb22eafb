// @vitest-environment node
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAlerting, type Means } from '../../src/platform/alerting/alerting.ts';
import type { Alert } from '../../src/platform/alerting/alerts.ts';
import { createOffice, type Office, type OfficeTab } from './office.ts';
import type { BrowserOptions } from './browser.ts';

const scenario = 'preview-countdown';

afterEach(() => void vi.restoreAllMocks());

/** A tab that is told to alert; what it does is written down, in one list for all tabs. */
function alertIn(tab: OfficeTab, name: string, told: string[], inFront = false) {
  const page = { isInFront: inFront };
  const listeners = new Set<() => void>();
  let marked: Alert | undefined;
  const means: Means = {
    sound: {
      always: true,
      ready: true,
      play: async () => void told.push(`${name} sounds`),
      stop() {},
    },
    notify({ conversationId }) {
      expect(conversationId).not.toBe('');
      told.push(`${name} notifies`);
      return () => void told.push(`${name} takes back`);
    },
    mark: (alert) => (marked = alert),
  };
  const run = createAlerting({
    platform: tab.platform,
    client: tab.client,
    page: {
      isInFront: () => page.isInFront,
      onChange(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    means,
    onBlocked: ({ means: what, because }) => void told.push(`${name}: ${what} ${because}`),
  });
  return {
    run,
    marked: () => marked?.of,
    look(isInFront: boolean) {
      page.isInFront = isInFront;
      for (const listener of listeners) listener();
    },
  };
}

/** An office with an offer that is about to come, and tabs that wait for it. */
async function officeWith(fronts: readonly boolean[], browser: BrowserOptions = {}) {
  const office = await createOffice({ scenario, accepted: false, browser });
  const told: string[] = [];
  const tabs: OfficeTab[] = [];
  const alerting = [];
  for (const [i, inFront] of fronts.entries()) {
    const tab = await office.open();
    tabs.push(tab);
    alerting.push(alertIn(tab, 'abc'[i]!, told, inFront));
  }
  await office.step(1000);
  return { office, told, tabs, alerting };
}

const mineOf = async (office: Office) => (await office.truth()).participants.at(-1)!;

async function act(office: Office, body: unknown) {
  await office.elsewhere(
    'PATCH',
    `/conversations/callbacks/${office.id}/participants/${(await mineOf(office)).id}`,
    body,
  );
  await office.step(200);
}

describe('an offer', () => {
  test('sounds and is notified by one of three tabs, once', async () => {
    const { office, told } = await officeWith([false, false, false]);
    await office.step(20_000);
    expect(told.map((line) => line.slice(2))).toEqual(['sounds', 'notifies']);
    expect(new Set(told.map(([tab]) => tab)).size).toBe(1);
  });

  test('whose card is looked at sounds there, and is notified nowhere', async () => {
    const { office, told, alerting } = await officeWith([false, true, false]);
    await office.step(20_000);
    expect(told).toEqual(['b sounds']);
    expect(alerting.map(({ marked }) => marked())).toEqual(['offer', undefined, 'offer']);
  });

  test.each([
    ['without locks the tabs settle it by messages', { locks: 'absent' }],
    ['where locks refuse themselves too', { locks: 'refused' }],
    ['without storage', { storage: 'refused' }],
    ['with messages alone', { locks: 'absent', storage: 'absent' }],
  ] as const)('%s', async (_name, browser) => {
    let turn = 0;
    vi.spyOn(Math, 'random').mockImplementation(() => (turn++ % 2 ? 0.9 : 0.1));
    const { office, told } = await officeWith([false, false], browser);
    await office.step(20_000);
    expect(told.map((line) => line.slice(2))).toEqual(['sounds', 'notifies']);
  });

  test('that is accepted elsewhere takes back what was shown, and counts to the dial in the title', async () => {
    const { office, told, alerting } = await officeWith([false, false]);
    await act(office, { state: 'connected' });
    expect(told.at(-1)).toMatch(/takes back$/);
    expect(alerting.map(({ marked }) => marked())).toEqual(['dial', 'dial']);
    await office.step(70_000);
    expect(alerting.map(({ marked }) => marked())).toEqual([undefined, undefined]);
    expect(told).toHaveLength(3);
  });

  test('that is missed comes again five seconds later, and is no news', async () => {
    const { office, told, alerting } = await officeWith([false, false]);
    await office.step(29_500);
    expect(told.at(-1)).toMatch(/takes back$/);
    expect(alerting.map(({ marked }) => marked())).toEqual([undefined, undefined]);
    await office.step(6000);
    expect(alerting.map(({ marked }) => marked())).toEqual(['offer', 'offer']);
    expect(told).toHaveLength(3);
  });

  test('that somebody takes away, or that ends with the sign-in, leaves nothing', async () => {
    for (const end of [
      ({ office }: { office: Office }) => act(office, { state: 'disconnected' }),
      async ({ office, tabs }: { office: Office; tabs: readonly OfficeTab[] }) => {
        tabs[1]!.platform.signOut();
        await office.step(200);
      },
    ]) {
      const there = await officeWith([false, false]);
      await end(there);
      expect(there.told.at(-1)).toMatch(/takes back$/);
      expect(there.alerting.map(({ marked }) => marked())).toEqual([undefined, undefined]);
    }
  });

  test('is not rung again by a page that is loaded anew, nor by a tab that stood still meanwhile', async () => {
    const { office, told, tabs } = await officeWith([false]);
    tabs[0]!.kill();
    const before = told.length;
    alertIn(await office.open(), 'c', told);
    await office.step(5000);
    expect(told).toHaveLength(before);
  });

  test('whose tab is gone before its turn is rung by another', async () => {
    const office = await createOffice({ scenario, accepted: false });
    const told: string[] = [];
    const [first, second] = [await office.open(), await office.open()];
    await office.step(500);
    alertIn(first, 'a', told, true);
    alertIn(second, 'b', told);
    await office.step(50);
    first.kill();
    await office.step(1000);
    expect(told).toEqual(['b sounds', 'b notifies']);
  });

  test.each(['granted', 'absent'] as const)(
    'that came and went in sleep is not rung on waking; locks %s',
    async (locks) => {
      const office = await createOffice({ scenario, accepted: false, browser: { locks } });
      const told: string[] = [];
      const tab = await office.open();
      await office.step(500);
      alertIn(tab, 'a', told);
      tab.suspend();
      await office.step(101_500); // missed, offered again, missed …, and at this moment not offered
      expect((await mineOf(office)).callbacks[0]!.state).toBe('disconnected');
      tab.resume();
      await office.step(1000);
      expect(told).toEqual([]);
      await office.step(5000);
      expect(told.length).toBeLessThanOrEqual(2);
    },
  );

  test('of another agent is nothing to a supervisor', async () => {
    const office = await createOffice({ scenario: 'supervisor-view', accepted: false });
    const told: string[] = [];
    const { marked } = alertIn(await office.open(), 'a', told);
    await office.step(5000);
    expect([told, marked()]).toEqual([[], undefined]);
  });
});

test('a tab that is looked at again marks nothing, and marks again when it is left', async () => {
  const { office, alerting } = await officeWith([false]);
  expect(alerting[0]!.marked()).toBe('offer');
  alerting[0]!.look(true);
  expect(alerting[0]!.marked()).toBeUndefined();
  alerting[0]!.look(false);
  expect(alerting[0]!.marked()).toBe('offer');
  alerting[0]!.run.stop();
  await office.step(100);
  expect(alerting[0]!.marked()).toBeUndefined();
});
