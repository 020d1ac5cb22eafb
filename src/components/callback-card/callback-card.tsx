import { queryOptions, useQuery } from '@tanstack/react-query';
import {
  forwardRef,
  lazy,
  Suspense,
  useId,
  useRef,
  type ComponentPropsWithoutRef,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import type { Part } from '../part.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { ActionButton } from '../action-button.tsx';
import { NumberPicker } from '../number-picker/number-picker.tsx';
import type { HostEvents } from '../host-events.ts';
import { PartBoundary } from '../part-boundary.tsx';
import { usePlatform } from '../provider.tsx';
import { useCustomerCallback } from '../use-customer-callback.ts';
import { isStale, useConnection } from './use-connection.ts';
import { Phrase, useLanguage, useSay } from '../words.tsx';
import { Actions } from './actions.tsx';
import { resultText } from '../result-text.ts';
import { Band } from './band.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { NoticeRow } from '../notice/notice.tsx';
import { useMessage } from './use-message.ts';
import type { Shortcuts } from '../shortcuts/shortcuts.ts';
import type { CallbackCardHandle, Speech } from './speech.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { useWork } from './use-work.ts';
import { sameNumber } from '../../callback/phone-number.ts';

/** How close the lines of a card stand: for a hand in a hurry, or for a narrow column beside much else. */
export type Density = 'comfortable' | 'compact';

/** Props of `CallbackCard`; whatever an `<article>` takes is passed on. */
export interface CallbackCardProps
  extends Omit<ComponentPropsWithoutRef<'article'>, 'children' | 'onError'>, HostEvents {
  conversationId: string;
  /** How much is spoken to a screen reader; `brief` by default. */
  speech?: Speech;
  /** How close its lines stand; `comfortable` by default. */
  density?: Density | undefined;
  /** Keys to work this card with, such as `DEFAULT_SHORTCUTS`; none by default. Best a constant. */
  shortcuts?: Shortcuts | undefined;
  /** Gives what a host can ask of the card, a moment after it is there. */
  handle?: Ref<CallbackCardHandle>;
}

/**
 * One callback, worked from alert to done: who and why, the phase and its time, the numbers, the actions. Needs a
 * `CallbackProvider` above it. Renders an `<article>`.
 */
export const CallbackCard: Part<CallbackCardProps, HTMLElement> = forwardRef<HTMLElement, CallbackCardProps>(
  function CallbackCard({ conversationId, speech = 'brief', density, shortcuts, handle, ...props }, ref) {
    const { onCallPlaced, onSkipped, onScriptOpen, onGoOnQueue, onMoreTime, onActivity, onError, ...rest } = props;
    const events = {
      onCallPlaced,
      onSkipped,
      onScriptOpen,
      onGoOnQueue,
      onMoreTime,
      onActivity,
      onError,
    } as HostEvents;
    const say = useSay();
    const { locale, dir } = useLanguage();
    const titleId = useId();
    const { callback, state, error, retry } = useCustomerCallback(conversationId);
    const heading = useRef<HTMLHeadingElement>(null);
    useKeepFocus(heading);
    const signedOut = error instanceof PlatformError && error.kind === 'signed-out';
    return (
      <article
        ref={ref}
        lang={locale}
        dir={dir}
        {...rest}
        className={['cb-card', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
        data-state={state}
        data-density={density}
      >
        {callback ? (
          <WorkingCard
            key={conversationId}
            {...{ view: callback, titleId, heading, speech, events, shortcuts, handle }}
          />
        ) : (
          <div className="cb-empty">
            <h2 ref={heading} tabIndex={-1} id={titleId} className="cb-name">
              {say('card.name')}
            </h2>
            <p role="status">{say(signedOut ? 'card.ended' : state === 'ready' ? 'card.none' : `card.${state}`)}</p>
            {state === 'failed' && (
              <ActionButton permission="allowed" meaning="retry" onPress={retry}>
                {say('card.retry')}
              </ActionButton>
            )}
          </div>
        )}
      </article>
    );
  },
);

const VoicemailSection = lazy(async () => ({ default: (await import('./sections.tsx')).VoicemailSection }));
const AfterTheCall = lazy(async () => ({ default: (await import('./sections.tsx')).AfterTheCall }));
const Tools = lazy(async () => ({ default: (await import('./sections.tsx')).Tools }));
const Panel = lazy(async () => ({ default: (await import('./sections.tsx')).Panel }));
const HoursLine = lazy(async () => ({ default: (await import('./sections.tsx')).HoursLine }));
const Announcer = lazy(async () => ({ default: (await import('./sections.tsx')).Announcer }));
const Sections = lazy(async () => ({ default: (await import('./sections.tsx')).Sections }));

function WorkingCard(props: {
  view: CustomerCallback;
  titleId: string;
  heading: RefObject<HTMLHeadingElement | null>;
  speech: Speech;
  events: HostEvents;
  shortcuts: Shortcuts | undefined;
  handle: Ref<CallbackCardHandle> | undefined;
}): ReactNode {
  const { view, titleId, heading, events, ...speaking } = props;
  const say = useSay();
  const { queries } = usePlatform();
  const { callback } = view;
  const { contactListId = '', contactId = '', campaignId = '' } = callback.preview ?? {};
  const contact = useQuery({
    ...queryOptions(queries.contact(contactListId, contactId)),
    enabled: contactListId !== '' && contactId !== '',
  });
  const campaign = useQuery({ ...queryOptions(queries.campaign(campaignId)), enabled: campaignId !== '' });
  const work = useWork(view, contact.data, events);
  const region = useRef<HTMLDivElement>(null);
  const voice = useRef<CallbackCardHandle>(null);
  const body = useRef<HTMLDivElement>(null);
  const message = useMessage(work);
  const noticeId = useId();
  const stale = isStale(useConnection());
  const lastResult = (number: string) => {
    const attempt = work.attempts.findLast((one) => one.number !== undefined && sameNumber(one.number, number));
    return attempt && resultText(attempt, say);
  };

  return (
    <div ref={body} className="cb-body" data-stale={stale || undefined}>
      <div className="cb-work">
        <Header view={view} campaign={campaign.data} titleId={titleId} />
        <Band ref={heading} work={work} />
        {callback.voicemail && (
          <PartBoundary onError={events.onError}>
            <Suspense fallback={<div className="cb-section cb-voicemail" />}>
              <VoicemailSection work={work} voicemail={callback.voicemail} />
            </Suspense>
          </PartBoundary>
        )}
        {work.phase === 'done' || work.phase === 'wrap-up' ? (
          <PartBoundary onError={events.onError}>
            <Suspense fallback={work.phase === 'wrap-up' && <div className="cb-section cb-wrap-up-form" />}>
              <AfterTheCall work={work} onGoOnQueue={events.onGoOnQueue} />
            </Suspense>
          </PartBoundary>
        ) : (
          <>
            <PartBoundary onError={events.onError}>
              <NumberPicker
                numbers={work.numbers}
                picked={work.picked?.index}
                region={work.policy.region}
                onPick={work.pick}
                isCallable={({ column }) =>
                  column === undefined ? undefined : contact.data?.numbers[column]?.callable
                }
                noteOf={({ number }) => lastResult(number)}
                aria-describedby={message?.heardFrom === 'numbers' ? noticeId : undefined}
              />
            </PartBoundary>
            {callback.callerIdName !== undefined && (
              <p className="cb-calling-as">
                <Phrase of="numbers.calling-as" slots={{ name: <bdi translate="no">{callback.callerIdName}</bdi> }} />
              </p>
            )}
            <PartBoundary onError={events.onError}>
              <Suspense fallback={<div className="cb-hours" />}>
                <HoursLine work={work} contact={contact.data} />
              </Suspense>
            </PartBoundary>
          </>
        )}
        <Actions work={work} />
        <PartBoundary onError={events.onError}>
          <Suspense fallback={null}>
            <Tools work={work} onMoreTime={events.onMoreTime} />
          </Suspense>
        </PartBoundary>
        <NoticeRow id={noticeId} message={message} />
        <Suspense fallback={null}>
          <Panel work={work} />
        </Suspense>
      </div>
      <div className="cb-sections">
        <PartBoundary onError={events.onError}>
          <Suspense fallback={null}>
            <Sections work={work} contact={contact} campaign={campaign.data} />
          </Suspense>
        </PartBoundary>
      </div>
      <Footer view={view} onScriptOpen={events.onScriptOpen} voice={voice} />
      <div ref={region} className="cb-spoken" aria-live="polite" />
      <Suspense fallback={null}>
        <Announcer work={work} {...speaking} region={region} card={body} voice={voice} onError={events.onError} />
      </Suspense>
    </div>
  );
}
