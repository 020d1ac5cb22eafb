import { text } from 'node:stream/consumers';
import { expect, test as base } from 'playwright/test';
import { serveExample } from './example-host.ts';
import { settle } from './office.ts';

const policyFor = (simulator: string) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self' ${simulator} ${simulator.replace('http', 'ws')}`,
    `media-src ${simulator}`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `report-uri /csp-report`,
  ].join('; ');

interface StrictHost {
  readonly origin: string;
  /** Where the pretend platform is. */
  readonly baseUrl: string;
  /** What the browser reported to the server. */
  readonly reports: string[];
}

/** A server of built files that allows nothing but its own, a pretend platform beside it, and the reports that came. */
const test = base.extend<{ host: StrictHost }>({
  host: async ({}, give) => {
    const reports: string[] = [];
    const { origin, baseUrl, close } = await serveExample('strict-csp', {
      headers: (simulator) => ({ 'content-security-policy': policyFor(simulator) }),
      answer(request, response) {
        if (request.url !== '/csp-report') return false;
        void text(request).then((report) => {
          reports.push(report);
          response.writeHead(204).end();
        });
        return true;
      },
    });
    await give({ origin, baseUrl, reports });
    await close();
  },
});

test('the element works on a page that forbids all that is inline, and breaks no rule of it', async ({
  page,
  host,
}) => {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));

  await page.goto(host.origin);
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('button', { name: /^Call / })).toBeVisible();

  expect(host.reports).toEqual([]);
  expect(said).toEqual([]);
});

test('a voicemail sounds there too, where the policy names the host of its sound', async ({ page, host }) => {
  const begun = await fetch(`${host.baseUrl}/simulator/scenarios/voicemail`, { method: 'POST' });
  const { conversationId } = (await begun.json()) as { conversationId: string };
  await page.goto(host.origin);
  await page.locator('callback-card').evaluate((card, id) => card.setAttribute('conversation-id', id), conversationId);
  await expect(page.getByText('Hello, this is Amara')).toBeVisible();
  await settle(page);
  await page.getByRole('button', { name: 'Play message' }).click();
  const audio = page.locator('audio');
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.3);
  expect(host.reports).toEqual([]);
});

test('the same server notices what the policy forbids', async ({ page, host }) => {
  await page.goto(`${host.origin}/inline-style.html`);
  await expect.poll(() => host.reports).toEqual([expect.stringContaining('style-src')]);
});
