import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { forwardRef, useId, useMemo, useSyncExternalStore, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { customerCallback } from '../../callback/customer-callback.ts';
import { watchAlerts, type Alert, type Alerts } from '../../platform/alerting/alerts.ts';
import type { Platform } from '../../platform/platform.ts';
import { ActionButton } from '../action-button.tsx';
import { useAbout, usePassed } from '../clock.tsx';
import { FormPhrase } from '../form-phrase.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';
import { usePlatform } from '../provider.tsx';
import { Ticking } from '../ticking.tsx';
import { useMyCallbacks } from '../use-my-callbacks.ts';
import { useLanguage } from '../words.tsx';

/** Props of `DeadlineStrip`; whatever a `<div>` takes is passed on. */
export interface DeadlineStripProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The conversation that is open: it says its own time. */
  selected: string | undefined;
  /** The agent wants to see another one. */
  onOpen: (conversationId: string) => void;
}

/** What ends sooner than this is said, whatever the agent is at (desk 2). */
const SOON_MS = 30_000;

/**
 * What else of mine runs out within 30 s: to be accepted, or about to be dialled, with the way to it; of several the
 * soonest. Renders a `<div>` that keeps the room of one line, empty or not: it never moves what stands below it. Needs a
 * `CallbackProvider` above it.
 */
export const DeadlineStrip: Part<DeadlineStripProps, HTMLDivElement> = forwardRef<HTMLDivElement, DeadlineStripProps>(
  function DeadlineStrip({ selected, onOpen, ...rest }, ref) {
    const { locale, dir } = useLanguage();
    const others = useAlerts().filter((alert) => alert.conversationId !== selected && alert.dueAt !== undefined);
    return (
      <div
        ref={ref}
        lang={locale}
        dir={dir}
        {...rest}
        className={['cb-strip', rest.className].filter(Boolean).join(' ')}
        role="status"
      >
        <Soonest alerts={others} onOpen={onOpen} />
      </div>
    );
  },
);

/** Everything of mine that alerts or counts down, the soonest first. Renders when that changes, never with time. */
function useAlerts(): readonly Alert[] {
  useMyCallbacks(); // what came before this page was opened
  const platform = usePlatform();
  const client = useQueryClient();
  const { subscribe, read } = useMemo(() => followAlerts(platform, client), [platform, client]);
  return useSyncExternalStore(subscribe, read, read);
}

function followAlerts(platform: Platform, client: QueryClient) {
  let all: readonly Alert[] = [];
  return {
    read: () => all,
    subscribe(notify: () => void) {
      let isFollowed = false; // it tells of what there is before it can be asked
      const watched: Alerts = watchAlerts(platform, client, () => {
        if (!isFollowed) return;
        all = watched.all;
        notify();
      });
      isFollowed = true;
      all = watched.all;
      return watched.stop;
    },
  };
}

interface Others {
  readonly alerts: readonly Alert[];
  readonly onOpen: (conversationId: string) => void;
}

/** The first of `alerts` that has not run out, if it does so soon. */
function Soonest({ alerts, onOpen }: Others): ReactNode {
  const [first, ...others] = alerts;
  const dueAt = first?.dueAt;
  const soon = usePassed(dueAt === undefined ? undefined : dueAt - SOON_MS);
  const over = usePassed(dueAt);
  if (over) return <Soonest alerts={others} onOpen={onOpen} />;
  return first && soon && <Deadline key={first.conversationId} alert={first} dueAt={dueAt!} onOpen={onOpen} />;
}

function Deadline(props: { alert: Alert; dueAt: number; onOpen: (conversationId: string) => void }): ReactNode {
  const { alert, dueAt, onOpen } = props;
  const { conversationId, of } = alert;
  const { queries, userId } = usePlatform();
  const { data } = useQuery({ ...queryOptions(queries.conversation(conversationId)), enabled: false });
  const say = useFormWords();
  const about = useAbout();
  const nameId = useId();
  const openId = useId();
  const name = data && customerCallback(data, userId)?.customerName;
  const time = (
    <bdi dir="ltr" className="cb-strip-time" aria-live="off">
      <Ticking until={dueAt} />
    </bdi>
  );
  return (
    <div className="cb-strip-line" data-of={of}>
      <span className="cb-strip-text">
        <span>
          {of === 'dial' ? (
            <FormPhrase of={about ? 'list.also-dial-about' : 'list.also-dial'} slots={{ time }} />
          ) : (
            <FormPhrase of={about ? 'list.also-accept-about' : 'list.also-accept'} slots={{ time }} />
          )}
        </span>
        {name !== undefined && (
          <span id={nameId} className="cb-strip-name" dir="auto" translate="no">
            {name}
          </span>
        )}
      </span>
      <ActionButton
        permission="allowed"
        meaning={`open ${conversationId}`}
        aria-labelledby={`${openId} ${nameId}`}
        onPress={() => onOpen(conversationId)}
      >
        <span id={openId}>{say('list.open')}</span>
      </ActionButton>
    </div>
  );
}
