import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, createRef, lazy, Suspense } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { PolicyOf } from '../callback/policy.ts';
import type { AlertingProps } from '../components/alerting/alerting.tsx';
import { CallbackCard } from '../components/callback-card/callback-card.tsx';
import type { CallbackCardHandle } from '../components/callback-card/speech.ts';
import { CallbackProvider } from '../components/provider.tsx';
import type { Shortcuts } from '../components/shortcuts/shortcuts.ts';
import type { Language } from '../locales/language.ts';
import { loadLanguage } from '../locales/languages.ts';
import type { Platform } from '../platform/platform.ts';
import css from '../styles/index.css?inline';

/** On a server there is no `HTMLElement`: the module still loads, and nobody makes an element there. */
const Base: typeof HTMLElement = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

const Alerting = lazy(async () => ({ default: (await import('../components/alerting/alerting.tsx')).Alerting }));

let sheet: CSSStyleSheet | undefined;

/**
 * `<callback-card conversation-id="…">`: the connected card in a shadow root with its own style sheet. The platform is
 * given by property; only what is not personal may stand in an attribute. `lang` names the language; one of the host's
 * own is given by property, and stands above it. `density` is `comfortable` or `compact`.
 */
export class CallbackCardElement extends Base {
  static readonly observedAttributes: readonly string[] = ['conversation-id', 'lang', 'density'];
  #root: Root | undefined;
  #platform: Platform | undefined;
  #client = new QueryClient();
  #language: Language | undefined;
  #loaded: Language | undefined;
  #shortcuts: Shortcuts | undefined;
  #alerting: AlertingProps | undefined;
  #policy: PolicyOf | undefined;
  readonly #handle = createRef<CallbackCardHandle>();

  get platform(): Platform | undefined {
    return this.#platform;
  }
  set platform(platform: Platform | undefined) {
    if (platform === this.#platform) return;
    this.#client = new QueryClient(); // nothing of one organisation or agent is left for the next
    this.#platform = platform;
    this.#render();
  }

  get language(): Language | undefined {
    return this.#language;
  }
  set language(language: Language | undefined) {
    this.#language = language;
    this.#render();
  }

  get shortcuts(): Shortcuts | undefined {
    return this.#shortcuts;
  }
  set shortcuts(shortcuts: Shortcuts | undefined) {
    this.#shortcuts = shortcuts;
    this.#render();
  }

  /** As the props of `<Alerting>`. Of several elements on a page one is enough. */
  get alerting(): AlertingProps | undefined {
    return this.#alerting;
  }
  set alerting(alerting: AlertingProps | undefined) {
    this.#alerting = alerting;
    this.#render();
  }

  /** The host's rules for one callback, such as those of its queue. */
  get policy(): PolicyOf | undefined {
    return this.#policy;
  }
  set policy(policy: PolicyOf | undefined) {
    this.#policy = policy;
    this.#render();
  }

  /** Speaks the time that is left to a screen reader; gives what it said, once there is a card. */
  sayTime(): string | undefined {
    return this.#handle.current?.sayTime();
  }

  connectedCallback(): void {
    for (const name of ['platform', 'language', 'shortcuts', 'alerting', 'policy'] as const) {
      const early = Object.getOwnPropertyDescriptor(this, name); // set before the element was defined
      if (!early) continue;
      delete (this as Partial<Record<typeof name, unknown>>)[name];
      Object.assign(this, { [name]: early.value as unknown });
    }
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    this.#root ??= createRoot(shadow);
    this.#render();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'lang') void this.#load();
    this.#render();
  }

  /** The card keeps the language it has until the other one is there; one that cannot be loaded changes nothing. */
  async #load(): Promise<void> {
    const { lang } = this;
    const language = await loadLanguage(lang).catch(() => undefined);
    if (!language || lang !== this.lang) return;
    this.#loaded = language;
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
    const density = this.getAttribute('density') === 'compact' ? 'compact' : undefined;
    const platform = this.#platform;
    const card =
      platform && conversationId
        ? createElement(
            CallbackProvider,
            { platform, language: this.#language ?? this.#loaded, policy: this.#policy },
            createElement(CallbackCard, { conversationId, density, shortcuts: this.#shortcuts, handle: this.#handle }),
            this.#alerting && createElement(Suspense, null, createElement(Alerting, this.#alerting)),
          )
        : null;
    this.#root?.render(createElement(QueryClientProvider, { client: this.#client }, card));
  }
}
