import { text } from 'node:stream/consumers';
import { expect, test as base } from 'playwright/test';
import { serveExample } from './example-host.ts';

const policyFor = (simulator: string) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self' ${simulator} ${simulator.replace('http', 'ws')}`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `report-uri /csp-report`,
  ].join('; ');

interface StrictHost {
  readonly origin: string;
  /** What the browser reported to the server. */
  readonly reports: string[];
}

/** A server of built files that allows nothing but its own, a pretend platform beside it, and the reports that came. */
const test = base.extend<{ host: StrictHost }>({
  host: async ({}, give) => {
    const reports: string[] = [];
    const { origin, close } = await serveExample('strict-csp', {
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
    await give({ origin, reports });
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

test('the same server notices what the policy forbids', async ({ page, host }) => {
  await page.goto(`${host.origin}/inline-style.html`);
  await expect.poll(() => host.reports).toEqual([expect.stringContaining('style-src')]);
});
