import { expect } from 'playwright/test';
import { CALLS, test } from './desk.ts';

/** The browser's own words for a request that was refused or broke. */
const FAILED_REQUEST = /Failed to load resource/;

test('a double-click on Hang up ends the call, and dials nobody however often that place is clicked', async ({
  desk,
}) => {
  const { page, phase } = desk;
  await desk.open('on-call');
  await expect(phase).toHaveText('On call');
  await desk.settle();
  const hangUp = page.getByRole('button', { name: 'Hang up' });
  const { x, y, width, height } = (await hangUp.boundingBox())!;
  await hangUp.dblclick();
  for (let i = 0; i < 4; i++) await page.mouse.click(x + width / 2, y + height / 2);
  await expect(phase).toHaveText('Call ended');
  for (let i = 0; i < 4; i++) await page.mouse.click(x + width / 2, y + height / 2);
  await desk.settle();
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
  expect(desk.sent('PATCH')).toEqual([{ state: 'disconnected' }]);
  expect(desk.sent(CALLS)).toEqual([]);
});

test('the platform dials 50 ms after the press: whether it refuses or takes both, every call is shown', async ({
  desk,
  another,
}) => {
  const both = await another();
  await both.tell('/personality', { secondCall: 'accepts' });
  await Promise.all([desk.open('platform-dials-after-press'), both.open('platform-dials-after-press')]);
  await Promise.all([desk.press('Accept'), both.press('Accept')]);
  await Promise.all([desk.press('Call Mobile ··0171'), both.press('Call Mobile ··0171')]);

  await expect(desk.phase).toHaveText('On call', { timeout: 15_000 });
  await expect(desk.page.getByRole('region', { name: 'Attempts' }).getByRole('listitem')).toHaveText([/you/]);

  await expect(both.phase).toHaveText('Two calls are open', { timeout: 15_000 });
  await expect(both.page.getByRole('button', { name: /^Hang up/ })).toHaveCount(2);
  const attempts = both.page.getByRole('region', { name: 'Attempts' }).getByRole('listitem');
  await expect(attempts).toHaveText([/you/, /not from here/]);
  for (const each of [desk, both]) {
    expect(each.sent(CALLS)).toEqual([{ callNumber: '+13175550171', phoneColumn: 'Mobile' }]);
    await expect(each.page.getByRole('button', { name: /^Call / })).toHaveAttribute('aria-disabled', 'true');
  }
});

test('the answer is lost and the call comes after 20 s: looked for, offered again, adopted when it appears', async ({
  desk,
}) => {
  test.setTimeout(45_000);
  const { page, phase } = desk;
  desk.mayComplain(FAILED_REQUEST);
  await desk.open('call-appears-late');
  await desk.press('Accept');
  await desk.press('Call ··0197');
  await expect(phase).toHaveText('Checking whether the call was placed');
  await expect(page.getByText('Waiting to hear whether the last call was placed.')).toBeVisible();
  // Checking takes no press: it is not known that there is no call.
  await desk.settle();
  await page.getByRole('button', { name: /^Call/ }).click({ force: true });

  await expect(page.getByRole('button', { name: 'Call again' })).toBeEnabled({ timeout: 18_000 });
  await expect(page.getByRole('status')).toHaveText(/No call appeared .* Calling again is a new call\./);
  await expect(phase).toHaveText(/Answer your phone|Ringing|On call/, { timeout: 10_000 });
  // Adopted: what was said of it is not true any more, from the first moment on.
  expect(await page.getByRole('status').textContent()).toBe('');
  await expect(page.getByText('A call is already in progress.')).toBeVisible();
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await expect(page.getByRole('region', { name: 'Attempts' }).getByRole('listitem')).toHaveText([/you/]);
  await desk.press('Hang up');
  await expect(phase).toHaveText('Call ended');
  await expect(page.getByRole('button', { name: 'Call ··0197' })).toBeVisible();
  await expect(page.getByRole('status')).not.toContainText('No call appeared');
  expect(desk.sent(CALLS)).toHaveLength(1);
});

test('busy, then called again on the same number and on another: three presses, three calls', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('call-busy');
  await desk.press('Accept');
  for (const attempt of [1, 2]) {
    await desk.press('Call Mobile ··0171');
    await expect(page.getByRole('region', { name: 'Attempts' }).getByText('Busy')).toHaveCount(attempt, {
      timeout: 10_000,
    });
    await expect(phase).toHaveText('Call ended');
    await expect(page.getByText('The customer is not on the line.')).toBeVisible();
  }
  await page.getByRole('radio', { name: /Home/ }).check();
  await desk.press('Call Home ··0109');
  await expect(phase).toHaveText('On call', { timeout: 15_000 });
  expect(desk.sent(CALLS)).toEqual([
    { callNumber: '+13175550171', phoneColumn: 'Mobile' },
    { callNumber: '+13175550171', phoneColumn: 'Mobile' },
    { callNumber: '+13175550109', phoneColumn: 'Home' },
  ]);
});

for (const [what, scenario] of [
  ['declined', 'phone-declined'],
  ['not answered', 'phone-not-answered'],
] as const)
  test(`the agent’s own phone is ${what}: the card says that the customer was not called`, async ({ desk }) => {
    const { page, phase } = desk;
    await desk.open(scenario);
    await desk.press('Accept');
    await desk.press(/^Call /);
    await expect(phase).toHaveText('Answer your phone');
    await expect(page.getByText('Then we ring the customer.')).toBeVisible();
    await expect(phase).toHaveText('Call ended', { timeout: 15_000 });
    const attempts = page.getByRole('region', { name: 'Attempts' });
    await expect(attempts).toContainText('Your phone was not answered. The customer was not called.');
    await expect(page.getByRole('button', { name: /^Call / })).toBeEnabled();
    expect(desk.sent(CALLS)).toHaveLength(1);
  });

test('the agent hangs up while the own phone still rings: it was the agent, and the customer was not called', async ({
  desk,
}) => {
  const { page, phase } = desk;
  await desk.tell('/phone', { phone: 'rings' });
  await desk.open('ready-to-call');
  await desk.press(/^Call /);
  await expect(phase).toHaveText('Answer your phone');
  await desk.press('Hang up');
  await expect(phase).toHaveText('Call ended');
  const attempts = page.getByRole('region', { name: 'Attempts' });
  await expect(attempts).toContainText('You hung up');
  await expect(attempts).not.toContainText('Your phone was not answered');
});

test('two calls are open: each has its own Hang up, and ending one leaves the other', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('two-calls');
  await expect(phase).toHaveText('Two calls are open');
  await expect(page.getByRole('button', { name: /^Hang up ··/ })).toHaveText(['Hang up ··0134', 'Hang up ··0155']);
  const attempts = page.getByRole('region', { name: 'Attempts' }).getByRole('listitem');
  await expect(attempts).toHaveText([/··0134.*On call/, /··0155.*On call/], { timeout: 10_000 });
  await expect(page.getByText('A call is already in progress.')).toBeVisible();
  await desk.press('Hang up ··0155');
  await expect(phase).toHaveText('On call');
  await expect(attempts).toHaveText([/··0134.*On call/, /··0155.*You hung up/]);
  await desk.press('Hang up');
  await expect(phase).toHaveText('Call ended');
  expect(desk.sent('PATCH')).toEqual([{ state: 'disconnected' }, { state: 'disconnected' }]);
  expect(new Set(desk.requests.filter((line) => line.startsWith('PATCH'))).size).toBe(2);
  expect(desk.sent(CALLS)).toEqual([]);
});

test('the vendor’s desktop or a script dials: the card adopts the call and offers no second', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('ready-to-call');
  await expect(phase).toHaveText('Ready to call');
  await desk.settle();
  await desk.tell('/conversations/{id}/dial', { number: '+442079460217' });
  await expect(phase).toHaveText(/Answer your phone|Ringing/);
  await page.getByRole('button', { name: /^Call / }).click({ force: true });
  await expect(page.getByText('A call is already in progress.')).toBeVisible();
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await expect(page.getByRole('region', { name: 'Attempts' }).getByRole('listitem')).toHaveText([
    /··0217.*not from here.*On call/,
  ]);
  await desk.press('Hang up');
  await expect(phase).toHaveText('Call ended');
  expect(desk.sent(CALLS)).toEqual([]);
});

test('three tries over two numbers, the last answered by a machine: each is listed, and a machine is never a customer', async ({
  desk,
}) => {
  test.setTimeout(60_000);
  const { page, phase } = desk;
  await desk.open('call-machine');
  await desk.press('Accept');
  const attempts = page.getByRole('region', { name: 'Attempts' }).getByRole('listitem');
  const tries = ['Mobile', 'Home', 'Mobile'];
  for (const [i, column] of tries.entries()) {
    await page.getByRole('radio', { name: new RegExp(column) }).check();
    await desk.press(new RegExp(`^Call ${column}`));
    await expect(attempts).toHaveCount(i + 1);
    if (i === tries.length - 1) break;
    await desk.press('Hang up');
    await expect(phase).toHaveText('Call ended');
  }
  await expect(phase).toHaveText('Ringing');
  await expect(phase).toHaveText('On call', { timeout: 20_000 });
  await expect(page.getByRole('timer', { name: 'Talk time' })).toHaveText(/^0:0\d$/);
  await expect(attempts).toHaveText(tries.map((column) => new RegExp(`^${column}`)));
  await expect(page.getByRole('article', { name: /Solbakken/ }).first()).not.toContainText(/customer answered/i);
  expect(desk.sent(CALLS)).toEqual(tries.map((column) => expect.objectContaining({ phoneColumn: column })));
});

test('the customer calls in meanwhile: that call is not taken for the callback’s, and calling stays one decision', async ({
  desk,
}) => {
  const { page, phase, simulator } = desk;
  await desk.open('customer-calls-in');
  await expect(phase).toHaveText('Ready to call');
  const open = async () => {
    const answer = await fetch(`${simulator.baseUrl}/api/v2/conversations`, {
      headers: { Authorization: `Bearer ${simulator.token}` },
    });
    const { entities } = (await answer.json()) as { entities: { participants: { calls?: unknown[] }[] }[] };
    return entities.filter(({ participants }) => participants.some(({ calls }) => calls?.length)).length;
  };
  await expect.poll(open, { timeout: 10_000 }).toBe(1);
  await desk.settle(); // whatever its event would do to the card has been done
  await expect(phase).toHaveText('Ready to call');
  await expect(page.getByRole('region', { name: 'Attempts' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  await desk.press(/^Call /);
  await expect(phase).toHaveText(/Answer your phone|Ringing/);
  expect(desk.sent(CALLS)).toHaveLength(1);
});
