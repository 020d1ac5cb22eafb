import type { LaunchOptions } from 'playwright/test';
import { findBrowser } from './installed-browser.mjs';

/**
 * Playwright turns storage partitioning off, which every Chromium has had on since 115. Of two lists of what is turned
 * off the last one counts: this one leaves it on, and keeps off what would send plain http to https.
 */
const TURNED_OFF = ['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'OptimizationHints', 'MediaRouter'];

/** Names that are nobody's: over plain http on them a page is not secure, and each is another site. */
const NAMES = '--host-resolver-rules=MAP *.test 127.0.0.1, MAP *.localhost 127.0.0.1';

/** A Chromium as agents have it, as far as tabs and frames of one site or of several are concerned. */
export function partitionedBrowser(): LaunchOptions {
  const { args = [], ...found } = findBrowser() || {};
  return { ...found, args: [...args, `--disable-features=${TURNED_OFF.join(',')}`, NAMES] };
}
