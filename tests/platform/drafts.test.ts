import { expect, test } from 'vitest';
import { createDrafts } from '../../src/platform/drafts.ts';
import { scheduleField } from '../../src/platform/follow-up.ts';
import { createDesk } from './desk.ts';

const HOUR = 3_600_000;

/** A storage, and what is written in it. */
function createStorage(entries: Record<string, string> = {}) {
  const written = new Map(Object.entries(entries));
  return {
    written,
    getItem: (key: string) => written.get(key) ?? null,
    setItem: (key: string, text: string) => void written.set(key, text),
    removeItem: (key: string) => void written.delete(key),
    key: (i: number) => [...written.keys()][i] ?? null,
    get length() {
      return written.size;
    },
  };
}

test('a draft is kept for one form of one callback of one agent, and forgotten after a day and a half', async () => {
  const storage = createStorage();
  const desk = createDesk({ platform: { partition: { storage } } });
  createDrafts(desk.platform).keep('c-1', 'schedule', { pick: 1 });
  createDrafts(desk.platform).keep('c-2', 'schedule', { pick: 2 });
  const drafts = createDrafts(desk.platform);
  expect([drafts.read('c-1', 'schedule'), drafts.read('c-1', 'other'), drafts.read('c-3', 'schedule')]).toEqual([
    ...[{ pick: 1 }, undefined, undefined],
  ]);
  await desk.step(30 * HOUR);
  drafts.keep('c-2', 'schedule', { pick: 3 });
  await desk.step(7 * HOUR);
  createDrafts(desk.platform);
  expect([drafts.read('c-1', 'schedule'), drafts.read('c-2', 'schedule')]).toEqual([undefined, { pick: 3 }]);
  drafts.keep('c-2', 'schedule', undefined);
  expect(storage.written.size).toBe(0);
});

test('what is written by somebody else, or cannot be written, costs nothing but the draft', () => {
  const full = {
    ...createStorage(),
    setItem: () => {
      throw new Error('full');
    },
  };
  const desk = createDesk({ platform: { partition: { storage: full } } });
  createDrafts(desk.platform).keep('c-1', 'schedule', { pick: 1 });
  expect(createDrafts(desk.platform).read('c-1', 'schedule')).toBeUndefined();
  const place = `${desk.platform.tabs.place}draft|schedule|c-1`;
  const strange = createDesk({ platform: { partition: { storage: createStorage({ [place]: '{"keptAt":' }) } } });
  expect(createDrafts(strange.platform).read('c-1', 'schedule')).toBeUndefined();
  expect(createDrafts(createDesk().platform).read('c-1', 'schedule')).toBeUndefined();
});

test.each([
  ['callbackScheduledTime', 'when'],
  ['callbackNumbers', 'number'],
  ['callbackNumbers[0]', 'number'],
  ['queueId', 'queue'],
  ['routingData.queueId', 'queue'],
  ['routingData.scoredAgents[0].agent', 'keep-mine'],
  ['routingData', 'queue'],
  ['customerFirstCallbackDeliveryMode', undefined],
  ['constructor', undefined],
])('the platform’s field %s is what the agent calls %s', (name, field) => expect(scheduleField(name)).toBe(field));
