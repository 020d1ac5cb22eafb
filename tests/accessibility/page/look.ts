import type { Density } from '../../../src/components/callback-card/callback-card.tsx';
import type { LanguageName } from '../../../src/locales/languages.ts';

/** How the page is shown. Forced colours are the browser's to force. */
export interface Look {
  readonly language: LanguageName;
  readonly scheme: 'light' | 'dark';
  /** Of every part, in CSS pixels. */
  readonly width: number;
  /** The agent's own text size, in per cent of the usual one. */
  readonly text: 100 | 200;
  /** The distances of WCAG 1.4.12 between letters, words, lines and paragraphs. */
  readonly spacing: 'usual' | 'wide';
  readonly density: Density;
}

/** What can be looked for in the stories. */
export type FaultKind = 'axe' | 'boxes' | 'focus' | 'targets' | 'borders' | 'motion';

/** What a test can ask of the page. */
export interface EveryStory {
  /** `Title / Name`, in the order on the page. */
  readonly names: readonly string[];
  /** Shows the stories with these names so, and whatever opens in them open. */
  show(names: readonly string[], look: Look): Promise<void>;
  /** Looks at each story that is shown, alone on the page. Each fault begins with the name of its story. */
  faultsOf(kind: FaultKind): Promise<string[]>;
  /** Leaves this story alone on the page, and says where its lines of text are, but for what is switched off. */
  isolate(name: string): readonly PaintedLine[];
  /** Texts in a picture of the page, as a data URL, that do not stand out from what they are painted on. */
  paleIn(picture: string, lines: readonly PaintedLine[]): Promise<string[]>;
}

/** Where a line of text is painted, in CSS pixels of the page. */
export interface PaintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  interface Window {
    everyStory?: EveryStory;
  }
}

/** Gives the page what does not need React. */
export function dress({ scheme, width, text, spacing, density }: Look, direction: 'ltr' | 'rtl'): void {
  const { documentElement: page } = document;
  page.dir = direction;
  page.style.colorScheme = scheme;
  page.style.fontSize = `${text}%`;
  page.style.setProperty('--width', `${width}px`);
  page.dataset['spacing'] = spacing;
  page.dataset['density'] = density;
}
