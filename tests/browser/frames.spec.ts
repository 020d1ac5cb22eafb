import { expect, type Frame, type Page } from 'playwright/test';
import { callOf, cardOn, press, pressTogether, test, type Office } from './office.ts';

const IN_CALL = /Answer your phone|Ringing|On call/;
const CHECKING = 'Checking whether the call was placed';

/** Puts the desktop at `address` into a frame of `page`, as an agent desktop does with what it embeds. */
async function embed(page: Page, address: string, sandbox?: string): Promise<Frame> {
  const name = `frame ${page.frames().length}`;
  await page.evaluate(
    ([src, called, rules]) => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { name: called, height: '900', width: '400' });
      if (rules) frame.setAttribute('sandbox', rules);
      frame.src = src!;
      document.body.append(frame);
    },
    [address, name, sandbox],
  );
  await expect.poll(() => page.frame({ name })?.url()).toBe(address);
  const frame = page.frame({ name })!;
  await expect(cardOn(frame).phase).toBeVisible();
  await expect(cardOn(frame).live).toBeVisible();
  return frame;
}

/** A page of another site that shows nothing of its own. */
async function otherSite(office: Office): Promise<Page> {
  const page = await office.context.newPage();
  await page.goto(office.address('', { name: 'crm.localhost' }));
  return page;
}

const locked = (frame: Page | Frame) =>
  frame.evaluate(async () => {
    const tries = {
      locks: () => navigator.locks.request('try', () => 'granted'),
      storage: () => String(localStorage.getItem('known to the top page')),
    };
    const said = Object.entries(tries).map(async ([what, ask]) => {
      const answer = await Promise.resolve()
        .then(ask)
        .catch(({ name }: Error) => name);
      return [what, answer] as const;
    });
    return { isSecure: isSecureContext, ...Object.fromEntries(await Promise.all(said)) };
  });

test('storage is partitioned here as for agents: a frame of the same site in another one does not see it', async ({
  office,
}) => {
  const id = await office.begin('ready-to-call');
  const tab = await office.open(office.address(id));
  await tab.evaluate(() => localStorage.setItem('known to the top page', 'yes'));
  const crm = await otherSite(office);
  const [apart, sandboxed, own] = [
    await embed(crm, office.address(id)),
    await embed(tab, office.address(id), 'allow-scripts'),
    await embed(tab, office.address(id)),
  ];
  const plain = await office.open(office.address(id, { name: 'desk.test' }));
  expect(await locked(own)).toEqual({ isSecure: true, locks: 'granted', storage: 'yes' });
  expect(await locked(apart)).toEqual({ isSecure: true, locks: 'granted', storage: 'null' });
  expect(await locked(sandboxed)).toEqual({ isSecure: true, locks: 'SecurityError', storage: 'SecurityError' });
  expect(await locked(plain)).toEqual({ isSecure: false, locks: 'TypeError', storage: 'null' });
});

test('a frame of the same site beside its page is as a second tab: one socket, and one request for two presses', async ({
  office,
}) => {
  const id = await office.begin('ready-to-call');
  const page = await office.open(office.address(id));
  const both = [page, await embed(page, office.address(id))];
  expect(await office.listening()).toHaveLength(1);
  expect(await office.channels()).toBe(1);
  await pressTogether(both, /^Call /);
  for (const each of both) await expect(cardOn(each).phase).toHaveText(IN_CALL);
  expect(office.count(callOf(id))).toBe(1);
});

/** Two copies that do not share all that two tabs share. */
const LESSER: Record<string, (office: Office, id: string) => Promise<readonly [Page | Frame, Page | Frame]>> = {
  'in a sandboxed frame': async (office, id) => {
    const page = await office.open(office.address(id));
    return [page, await embed(page, office.address(id), 'allow-scripts')];
  },
  'in a frame on another site': async (office, id) => {
    const page = await office.open(office.address(id));
    return [page, await embed(await otherSite(office), office.address(id))];
  },
  'in a second tab over plain http': async (office, id) => {
    const address = office.address(id, { name: 'desk.test' });
    return [await office.open(address), await office.open(address)];
  },
};

/** Lets the copy show another conversation, as a desktop does. */
const show = (copy: Page | Frame, id: string) => copy.evaluate((next) => void (location.hash = next), id);

for (const [where, open] of Object.entries(LESSER))
  test(`${where}: it is live by itself, and a press while a call lives sends nothing`, async ({ office }) => {
    const id = await office.begin('ready-to-call');
    const both = await open(office, id);
    expect(await office.listening()).toHaveLength(2);
    await office.hold(id, true);
    for (const each of both) await expect(cardOn(each).held).toBeVisible();

    const next = await office.begin('ready-to-call');
    for (const each of both) {
      await show(each, next);
      await expect(cardOn(each).phase).toHaveText('Ready to call');
    }
    await office.quiet();
    await office.tell('/faults', { on: 'event', do: 'lose' }); // nobody is told of the call: each must ask
    await office.tell(`/conversations/${next}/dial`);
    for (const each of both) {
      await press(each, /^Call /);
      await expect(cardOn(each).phase).toHaveText(IN_CALL);
    }
    expect(office.count(callOf(next))).toBe(0);
  });

for (const where of ['in a sandboxed frame', 'in a frame on another site'])
  test(`${where}: two presses at the same moment are one request each at most, and both show the call that came`, async ({
    office,
  }) => {
    office.mayComplain(/409 \(Conflict\)/);
    const id = await office.begin('ready-to-call');
    const both = await LESSER[where]!(office, id);
    await pressTogether(both, /^Call /);
    for (const each of both) {
      await expect(cardOn(each).phase).toHaveText(IN_CALL);
      await expect(cardOn(each).attempts.filter({ hasText: /Ring|phone|On call/ })).toHaveCount(1);
    }
    expect([1, 2]).toContain(office.count(callOf(id)));
  });

test('in a second tab over plain http: two presses at the same moment are one request, and what was decided is known', async ({
  office,
}) => {
  let id = await office.begin('ready-to-call');
  const both = await LESSER['in a second tab over plain http']!(office, id);
  await pressTogether(both, /^Call /);
  for (const each of both) await expect(cardOn(each).phase).toHaveText(IN_CALL);
  expect(office.count(callOf(id))).toBe(1);

  id = await office.begin('ready-to-call');
  for (const each of both) await show(each, id);
  await office.context.route('**/conversations/calls/*', () => {}); // it never leaves the browser
  await press(both[0], /^Call /);
  await expect(cardOn(both[1]).phase).toHaveText('Placing call');
  await expect(cardOn(both[1]).call).toHaveCount(0);
  await expect.poll(() => office.count(callOf(id))).toBe(1);
  await (both[0] as Page).reload();
  await expect(cardOn(both[0]).phase).toHaveText(CHECKING);
  expect(office.count(callOf(id))).toBe(1);
});

test('in a frame on another site: what it decided it still knows when that page is loaded anew', async ({ office }) => {
  const id = await office.begin('ready-to-call');
  const page = await otherSite(office);
  office.mayComplain(/Failed to load resource/);
  await office.tell('/faults', { on: 'request', do: 'late', ms: 60_000, times: 9, path: 'conversations/calls/*' });
  await press(await embed(page, office.address(id)), /^Call /);
  await expect.poll(() => office.count(callOf(id))).toBe(1);
  await page.reload();
  await expect(cardOn(await embed(page, office.address(id))).phase).toHaveText(CHECKING);
});
