import { expect, test } from 'vitest';
import { NO_ENTRY, type WrapUpEntry } from '../../src/callback/wrap-up-entry.ts';
import { createRecentCodes } from '../../src/platform/recent-codes.ts';
import { NOTHING_KEPT, WRAP_UP_FORM, type Kept, WRAP_UP_KEPT } from '../../src/platform/wrap-up-entered.ts';
import { createWrapUpKeeping } from '../../src/platform/wrap-up-keeping.ts';
import { createOffice, type OfficeTab } from './office.ts';

/** Two tabs with the form of one callback in after-call work, whose time ends 27 s from now. */
async function twoForms(scenario: 'wrap-up-timed' | 'wrap-up-forced' = 'wrap-up-timed') {
  const office = await createOffice({ scenario, accepted: false });
  const { id, simulator } = office;
  const formIn = (tab: OfficeTab) => {
    const { platform, client } = tab;
    const keeping = createWrapUpKeeping(platform, client);
    keeping.attend(id);
    const draft = platform.keys.draft(id, WRAP_UP_FORM);
    return {
      tab,
      keeping,
      writes: () => tab.network.sent.filter(({ method, path }) => method === 'POST' && path.endsWith('/wrapup')),
      entered: () => client.getQueryData<WrapUpEntry>(draft) ?? NO_ENTRY,
      kept: () => client.getQueryData<Kept>(platform.keys.draft(id, WRAP_UP_KEPT)) ?? NOTHING_KEPT,
      enter(entry: Partial<WrapUpEntry>) {
        client.setQueryData(draft, { ...NO_ENTRY, ...entry, typed: true });
        keeping.changed(id);
      },
    };
  };
  const forms = [formIn(await office.open()), formIn(await office.open())] as const;
  const there = () => simulator.world.conversations.get(id)!.participants.at(-1)!.callbacks[0]!.wrapup;
  return { office, forms, there, codes: simulator.world.wrapupCodes.map((code) => code.id) };
}

test('two tabs with one wrap-up: the last one to write wins, and neither takes what is typed in the other', async () => {
  const { office, forms, there } = await twoForms();
  const [one, other] = forms;
  one.enter({ notes: 'from one' });
  await office.step(2500);
  other.enter({ notes: 'from the other' });
  await office.step(2500);
  expect(there()).toMatchObject({ notes: 'from the other', provisional: true });
  expect(one.entered().notes).toBe('from one');
  one.enter({ notes: 'from one again' });
  await office.step(2500);
  expect(there()).toMatchObject({ notes: 'from one again', provisional: true });
  expect(other.entered().notes).toBe('from the other');
});

test('two tabs at the end of its time: it is saved once, as entered in the one where it was', async () => {
  const { office, forms, there, codes } = await twoForms();
  const [one, other] = forms;
  one.enter({ code: codes[0]!, notes: 'On' });
  await office.step(23_600);
  one.tab.network.every('POST', async (forward) => {
    await new Promise<void>((go) => void office.source.after(300, go));
    return forward();
  });
  one.enter({ code: codes[1]!, notes: 'On Friday.' });
  await office.step(10_000);
  expect(there()).toMatchObject({ code: codes[1], notes: 'On Friday.' });
  expect(there()).not.toHaveProperty('provisional');
  expect([one.writes().length, other.writes().length]).toEqual([2, 0]); // a draft, and what is saved
  expect(one.entered()).toEqual(NO_ENTRY);
});

test('a tab where nothing is typed saves what another one, closed since, had left as a draft', async () => {
  const { office, forms, there, codes } = await twoForms();
  const [one, other] = forms;
  one.enter({ code: codes[1]!, notes: 'On Friday.' });
  await office.step(2500);
  one.tab.kill();
  await office.step(30_000);
  expect(there()).toMatchObject({ code: codes[1], notes: 'On Friday.' });
  expect(there()).not.toHaveProperty('provisional');
  expect(other.writes()).toHaveLength(1);
});

test('a draft that waits never takes back what another tab has saved', async () => {
  const { office, forms, there, codes } = await twoForms('wrap-up-forced');
  const [one, other] = forms;
  one.enter({ notes: 'so far' });
  await office.step(500);
  other.enter({ code: codes[0]!, notes: 'all of it' });
  void other.keeping.save(office.id);
  await office.step(2500);
  expect(one.writes()).toHaveLength(0);
  expect(there()).toMatchObject({ code: codes[0], notes: 'all of it' });
  expect(there()).not.toHaveProperty('provisional');
});

test('what is refused names the field; a refusal that does not pass is not tried again', async () => {
  const { office, forms } = await twoForms();
  const [one] = forms;
  one.enter({ code: 'made-up' });
  await office.step(2500);
  expect(one.kept()).toMatchObject({ draft: 'failed', refused: 'wrapup.code' });
  await office.step(15_000);
  expect(one.writes()).toHaveLength(1);
});

test('after signing out nothing that was entered is sent or left, nor which codes were used', async () => {
  const { office, forms, there, codes } = await twoForms();
  const [one] = forms;
  one.enter({ code: codes[0]!, notes: 'mine' });
  void one.keeping.save(office.id);
  await office.step(1500);
  expect(one.keeping.recentCodes()).toEqual([codes[0]]);
  const again = await twoForms();
  again.forms[0].enter({ code: codes[0]!, notes: 'unsent' });
  again.forms[0].tab.platform.signOut();
  await again.office.step(40_000);
  expect(again.there()?.notes).toBeUndefined();
  expect(again.forms[0].writes()).toEqual([]);
  one.tab.platform.signOut();
  await office.step(100);
  expect(one.keeping.recentCodes()).toEqual([]);
  expect(JSON.stringify([...office.browser.stored])).not.toContain(codes[0]);
  expect(there()?.notes).toBe('mine');
});

test('the codes used last are five, ids alone, and last as long as the page where nothing is kept', () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  } as Storage;
  for (const each of [storage, undefined]) {
    const recent = createRecentCodes({ place: 'here|', storage: each });
    for (const code of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) recent.used(code);
    expect(recent.all()).toEqual(['b', 'f', 'e', 'd', 'c']);
  }
  expect([...stored]).toEqual([['here|wrap-up-codes', '["b","f","e","d","c"]']]);
  stored.set('here|wrap-up-codes', '{"not":"a list"}');
  expect(createRecentCodes({ place: 'here|', storage }).all()).toEqual([]);
});
