import { useQueryClient } from '@tanstack/react-query';
import {
  forwardRef,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useState,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
} from 'react';
import { PlatformError } from '../../platform/platform-error.ts';
import { ActionButton } from '../action-button.tsx';
import type { Density } from '../callback-card/callback-card.tsx';
import { isStale, useConnection } from '../callback-card/use-connection.ts';
import { useClock } from '../clock.tsx';
import { useFormWords } from '../form-words.ts';
import { NoticeRow } from '../notice/notice.tsx';
import type { Part } from '../part.ts';
import { usePlatform } from '../provider.tsx';
import { useDraft } from '../use-draft.ts';
import { useMyCallbacks } from '../use-my-callbacks.ts';
import { useLanguage } from '../words.tsx';
import { createAgenda } from './agenda.ts';
import type { UpcomingCallback } from './agenda-row.ts';
import { FilterBar, fitting, NO_FILTER, type Filter } from './filter-bar.tsx';
import { Rows } from './rows.tsx';
import { createSteady } from './steady.ts';

/** Props of `CallbackList`; whatever a `<section>` takes is passed on. */
export interface CallbackListProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'onSelect'> {
  /** The conversation that the host shows, `null` for none; without this prop the list remembers it by itself. */
  selected?: string | null | undefined;
  /** The one that is shown at first, where the list remembers it by itself. */
  defaultSelected?: string | undefined;
  /** The agent opens one. */
  onSelect?: ((conversationId: string) => void) | undefined;
  /** Future callbacks of the agent's that the platform may not list; without them the list says that some may be missing. */
  upcoming?: readonly UpcomingCallback[] | undefined;
  /** How close its lines stand; `comfortable` by default. */
  density?: Density | undefined;
  /** How many rows are drawn at first, and wherever nothing can be measured; 12 by default. */
  rowsShown?: number | undefined;
}

/** So many are looked over at a glance: what finds one among them would only take room. */
const FEW = 7;
const NO_UPCOMING: readonly UpcomingCallback[] = [];
const NOT_LISTED: Parameters<ReturnType<typeof createAgenda>['setListed']>[0] = [];

/**
 * The agent's callbacks, those first that want something first. Rows hold still while the pointer or the focus is among
 * them and a second longer; what alerts meanwhile is told above them. Costs what is in sight, whatever there is. Needs a
 * `CallbackProvider` above it. Renders a `<section>`.
 */
export const CallbackList: Part<CallbackListProps, HTMLElement> = forwardRef<HTMLElement, CallbackListProps>(
  function CallbackList({ selected, defaultSelected, onSelect, upcoming, density, rowsShown = 12, ...rest }, ref) {
    const platform = usePlatform();
    const client = useQueryClient();
    const clock = useClock();
    const say = useFormWords();
    const { locale, dir } = useLanguage();
    const titleId = useId();
    const agenda = useMemo(() => createAgenda(platform, client), [platform, client]);
    const steady = useMemo(() => createSteady(agenda, clock), [agenda, clock]);
    const [own, setOwn] = useState(defaultSelected);
    const [draft, keepDraft] = useDraft<Filter>('', 'callback-list', NO_FILTER);
    const [filter, setFilter] = useState(draft);
    const [focusFirst, setFocusFirst] = useState(0);
    const { listing, state, error, retry } = useMyCallbacks();
    const stale = isStale(useConnection());
    const open = selected === undefined ? own : (selected ?? undefined);

    useEffect(() => agenda.setListed(listing?.conversations ?? NOT_LISTED), [agenda, listing]);
    useEffect(() => agenda.setUpcoming(upcoming ?? NO_UPCOMING), [agenda, upcoming]);
    useEffect(() => agenda.setOpen(open), [agenda, open]);
    useEffect(() => {
      const stops = [steady.start(), agenda.start()];
      return () => stops.forEach((stop) => stop());
    }, [agenda, steady]);
    useEffect(() => steady.filter(fitting(filter)), [steady, filter]);

    const read = () => steady.shown;
    const { groups, count, total, news } = useSyncExternalStore(steady.onChange, read, read);
    const choose = useCallback(
      (id: string) => {
        if (agenda.row(id)?.conversationId === undefined) return;
        setOwn(id);
        onSelect?.(id);
      },
      [agenda, onSelect],
    );

    function change(next: Filter) {
      setFilter(next);
      keepDraft(next);
    }

    const isFiltered = fitting(filter) !== undefined;
    const { kind, correlationId } = error instanceof PlatformError ? error : { kind: 'unreadable' as const };
    const failure = {
      tone: 'failure',
      error: kind,
      text: say(kind === 'signed-out' ? 'card.ended' : total > 0 ? 'list.failed-some' : 'list.failed'),
      reference: correlationId,
    } as const;
    const mayMiss = listing?.whole === false ? 'list.failed-some' : upcoming === undefined && 'list.may-miss';
    const note = state === 'ready' && (stale ? 'list.not-live' : mayMiss);
    return (
      <section
        ref={ref}
        lang={locale}
        dir={dir}
        {...rest}
        className={['cb-list', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
        data-density={density}
        data-stale={stale || undefined}
      >
        <div className="cb-list-head">
          <h2 id={titleId} className="cb-list-name">
            {say('list.name')}
          </h2>
          {total > 0 && <bdi className="cb-list-count">{total}</bdi>}
          <div className="cb-list-news" role="status">
            {news > 0 && (
              <ActionButton
                permission="allowed"
                meaning="show-news"
                onPress={() => {
                  steady.apply();
                  setFocusFirst(focusFirst + 1);
                }}
              >
                {say('list.news', { n: news })}
              </ActionButton>
            )}
          </div>
        </div>
        {(total > FEW || isFiltered) && <FilterBar {...{ agenda, filter }} onFilter={change} />}
        {count > 0 && (
          <Rows
            {...{ agenda, steady, groups, count, open, focusFirst, rowsShown }}
            labelledBy={titleId}
            onOpen={choose}
          />
        )}
        {count === 0 && isFiltered && (
          <div className="cb-list-empty">
            <p role="status">{say('list.nothing')}</p>
            <ActionButton permission="allowed" meaning="show-all" onPress={() => change(NO_FILTER)}>
              {say('list.clear')}
            </ActionButton>
          </div>
        )}
        {total === 0 && !isFiltered && state !== 'failed' && (
          <p className="cb-list-empty" role="status">
            {say(state === 'loading' ? 'list.loading' : 'list.none')}
          </p>
        )}
        {state === 'failed' && (
          <div className="cb-list-failed">
            <NoticeRow message={failure} />
            <ActionButton permission="allowed" meaning="retry" onPress={retry}>
              {say('card.retry')}
            </ActionButton>
          </div>
        )}
        {note && <p className="cb-list-note">{say(note)}</p>}
      </section>
    );
  },
);
