import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { en } from '../locales/en.ts';
import type { Language } from '../locales/language.ts';
import { ClockContext } from './clock.tsx';
import { CallbackProvider } from './provider.tsx';
import type { StorySet, StoryTime } from './story-set.ts';
import { LanguageContext } from './words.tsx';

/** Props of `StoryStage`. */
export interface StoryStageProps {
  set: StorySet;
  time: StoryTime;
  /** English by default. */
  language?: Language | undefined;
  children: ReactNode;
}

/**
 * Shows a story on its set and lets its time go. Renders a `<div>` that is `data-settled` as soon as the picture is the
 * one to look at. Wants the set's id as its key.
 */
export function StoryStage({ set, time, language = en, children }: StoryStageProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let gone = false;
    const stage = root.current!;
    stage.toggleAttribute('data-settled', false);
    void set.play(
      time,
      () => gone,
      () => stage.toggleAttribute('data-settled', true),
    );
    return () => void (gone = true);
  }, [set, time]);

  const { desk } = set;
  return (
    <div ref={root} className="story-stage" lang={language.locale}>
      {desk ? (
        <QueryClientProvider client={desk.client}>
          <CallbackProvider platform={desk.platform} language={language}>
            {children}
          </CallbackProvider>
        </QueryClientProvider>
      ) : (
        <ClockContext.Provider value={set.clock}>
          <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
        </ClockContext.Provider>
      )}
    </div>
  );
}
