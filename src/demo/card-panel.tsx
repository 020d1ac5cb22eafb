import { memo, Profiler, useRef, type ProfilerOnRenderCallback, type ReactNode } from 'react';
import { CallbackCard } from '../components/callback-card/callback-card.tsx';
import { CallbackList } from '../components/callback-list/callback-list.tsx';
import { DeadlineStrip } from '../components/deadline-strip/deadline-strip.tsx';
import type { DeskLog } from './desk-log.ts';
import { SHORTCUTS, type CardSettings } from './settings/agent-settings.ts';
import { useOthers } from './use-others.ts';

/** Props of `CardPanel`; all stable, so that nothing on the desktop around it renders the card. */
export interface CardPanelProps {
  readonly conversationId: string | undefined;
  readonly earlier: ReadonlySet<string>;
  readonly settings: CardSettings;
  readonly log: DeskLog;
  readonly onShow: (conversationId: string) => void;
}

/** The side panel: the card, and above it the agent's callbacks where there are others, with what runs out soon. */
export const CardPanel: (props: CardPanelProps) => ReactNode = memo(function CardPanel({
  conversationId,
  earlier,
  settings,
  log,
  onShow,
}: CardPanelProps): ReactNode {
  const hasOthers = useOthers(earlier, conversationId);
  return (
    <aside className="desk-panel" aria-label="Callback">
      {hasOthers && (
        <>
          <CallbackList selected={conversationId ?? null} onSelect={onShow} density="compact" />
          <DeadlineStrip selected={conversationId} onOpen={onShow} />
        </>
      )}
      {conversationId !== undefined && (
        <WatchedCard key={conversationId} conversationId={conversationId} settings={settings} log={log} />
      )}
    </aside>
  );
});

type WatchedCardProps = Pick<CardPanelProps, 'settings' | 'log'> & { readonly conversationId: string };

const WatchedCard = memo(function WatchedCard({ conversationId, settings, log }: WatchedCardProps) {
  const commits = useRef(0);
  const onRender: ProfilerOnRenderCallback = (_id, phase, ms) => {
    commits.current += 1;
    log.add('commit', `card, commit ${commits.current}`, `${phase} · ${ms.toFixed(1)} ms`);
  };
  return (
    <Profiler id="card" onRender={onRender}>
      <CallbackCard
        conversationId={conversationId}
        density={settings.density}
        speech={settings.speech}
        shortcuts={SHORTCUTS[settings.shortcuts]}
      />
    </Profiler>
  );
});
