import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ja } from '../../src/locales/ja.ts';
import { createDesk, type TestDesk } from './desk.ts';

// A DOM without layout has no sheets to adopt.
vi.stubGlobal(
  'CSSStyleSheet',
  class {
    replaceSync() {}
  },
);
const { CallbackCardElement } = await import('../../src/element/callback-card-element.ts');
customElements.define('callback-card', CallbackCardElement);

// Languages come when they come: React renders by itself here, as on a page.
const told = (isTest: boolean) => () => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: isTest });
beforeAll(told(false));
afterAll(told(true));
afterEach(() => document.body.replaceChildren());

/** An element on a desk, and the card in it. */
async function place(attributes: Record<string, string>) {
  const desk: TestDesk = await createDesk({ scenario: 'preview-countdown' });
  const element = document.createElement('callback-card') as InstanceType<typeof CallbackCardElement>;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.setAttribute('conversation-id', desk.started.conversationId);
  element.platform = desk.platform;
  document.body.append(element);
  const card = () => element.shadowRoot!.querySelector('article');
  /** A language is loaded from a disk, whose time is not ours, on a machine that may be busy. */
  const speaks = (locale: string) =>
    vi.waitFor(async () => {
      await desk.source.stepAsync(100);
      expect(card()?.lang).toBe(locale);
    }, 8000);
  return { element, card, speaks };
}

test('an element speaks the language of its attribute, also when that changes', async () => {
  const { element, card, speaks } = await place({ lang: 'de-AT' });
  await speaks('de-AT');
  element.setAttribute('lang', 'ar');
  await speaks('ar');
  expect(card()?.dir).toBe('rtl');
});

test('a malformed one changes nothing, and a language by property stands above', async () => {
  const { element, card, speaks } = await place({ lang: 'fr' });
  await speaks('fr');
  element.setAttribute('lang', 'de-!');
  expect(card()?.lang).toBe('fr');
  element.language = ja;
  await speaks('ja');
  element.language = undefined;
  await speaks('fr');
});
