import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { CallbackCard } from '../components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../components/provider.tsx';
import type { Platform } from '../platform/platform.ts';
import css from '../styles/index.css?inline';

/** On a server there is no `HTMLElement`: the module still loads, and nobody makes an element there. */
const Base: typeof HTMLElement = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

let sheet: CSSStyleSheet | undefined;

/**
 * `<callback-card conversation-id="…">`: the connected card in a shadow root with its own style sheet. The platform is
 * given by property; only what is not personal may stand in an attribute.
 */
export class CallbackCardElement extends Base {
  static readonly observedAttributes: readonly string[] = ['conversation-id'];
  #root: Root | undefined;
  #platform: Platform | undefined;
  #client = new QueryClient();

  get platform(): Platform | undefined {
    return this.#platform;
  }
  set platform(platform: Platform | undefined) {
    if (platform === this.#platform) return;
    this.#client = new QueryClient(); // nothing of one organisation or agent is left for the next
    this.#platform = platform;
    this.#render();
  }

  connectedCallback(): void {
    const early = Object.getOwnPropertyDescriptor(this, 'platform'); // set before the element was defined
    if (early) {
      delete (this as { platform?: Platform }).platform;
      this.platform = early.value as Platform;
    }
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    this.#root ??= createRoot(shadow);
    this.#render();
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  /** A moved element is disconnected and connected again in one task: only one that stays away is taken down. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
    });
  }

  #render(): void {
    const conversationId = this.getAttribute('conversation-id');
    const platform = this.#platform;
    const card =
      platform && conversationId
        ? createElement(CallbackProvider, { platform }, createElement(CallbackCard, { conversationId }))
        : null;
    this.#root?.render(createElement(QueryClientProvider, { client: this.#client }, card));
  }
}
