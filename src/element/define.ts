import { loadLanguage } from '../locales/languages.ts';
import { createPlatform } from '../platform/platform.ts';
import { CallbackCardElement } from './callback-card-element.ts';

if (typeof customElements !== 'undefined' && !customElements.get('callback-card')) {
  customElements.define('callback-card', CallbackCardElement);
}

export { CallbackCardElement, createPlatform, loadLanguage };
