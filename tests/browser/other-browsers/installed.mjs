// Finds a Firefox and a WebKit to drive, and installs them where there are none, as far as the system lets us.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, onPath } from '../system-packages.mjs';

const FIREFOX = [
  ...(process.platform === 'darwin' ? ['/Applications/Firefox.app/Contents/MacOS/firefox'] : []),
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((folder) =>
    join(process.env[folder] ?? '', 'Mozilla Firefox/firefox.exe'),
  ),
];

/** The Firefox in CALLBACK_CARD_FIREFOX, else an installed one, as its path. */
export const findFirefox = () =>
  process.env.CALLBACK_CARD_FIREFOX ?? onPath('firefox-esr') ?? onPath('firefox') ?? FIREFOX.find(existsSync);

/** The driver of WebKitGTK, which brings its browser along, and a display that nobody sees, as their paths. */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  return driver && display && { driver, display };
}

/** Every other browser that is tested, and what to do where it is missing. */
export const OTHER_BROWSERS = {
  Firefox: {
    find: findFirefox,
    packages: { 'apt-get': ['firefox-esr'], dnf: ['firefox'], apk: ['firefox-esr'] },
    missing:
      'NOT TESTED: no Firefox here. Install it (Debian: apt-get install firefox-esr), or set CALLBACK_CARD_FIREFOX.',
  },
  WebKit: {
    find: findWebKit,
    packages: { 'apt-get': ['webkit2gtk-driver', 'xvfb'] },
    missing: 'NOT TESTED: no WebKit here. Debian and Ubuntu have it: apt-get install webkit2gtk-driver xvfb.',
  },
};

/**
 * Looks for the other browsers and installs what is missing where that asks nobody anything. Says what it found, and
 * gives what to do about the rest.
 */
export async function ensureOtherBrowsers() {
  const wanted = {};
  for (const { find, packages } of Object.values(OTHER_BROWSERS))
    if (!find()) for (const [manager, names] of Object.entries(packages)) (wanted[manager] ??= []).push(...names);
  await installPackages(wanted);
  const lacking = [];
  for (const [name, { find, missing }] of Object.entries(OTHER_BROWSERS)) {
    const found = find();
    if (!found) lacking.push(missing);
    console.log(found ? `${name}: ${found.driver ?? found}` : missing);
  }
  return lacking;
}
