import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Language } from '../locales/language.ts';
import { LanguageContext } from './words.tsx';

/** Keeps a fault in one part from taking the card down: shows a line in its place and tells the engineer. */
export class PartBoundary extends Component<
  { children: ReactNode; onError?: ((error: Error, info: ErrorInfo) => void) | undefined },
  { failed: boolean }
> {
  static override contextType: React.Context<Language> = LanguageContext;
  declare context: React.ContextType<typeof LanguageContext>;
  override state: { failed: boolean } = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <p className="cb-part-failed">{this.context.words['error.part-failed']}</p>;
  }
}
