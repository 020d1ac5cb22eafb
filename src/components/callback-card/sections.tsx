import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Campaign, Contact } from '../../callback/decode-contact.ts';
import { legsOf, timelineOf } from '../../callback/timeline.ts';
import { NO_ENTRY } from '../../callback/wrap-up-entry.ts';
import { WRAP_UP_FORM } from '../../platform/wrap-up-entered.ts';
import { PartBoundary } from '../part-boundary.tsx';
import { SegmentTimeline } from '../segment-timeline/segment-timeline.tsx';
import { useDraft } from '../use-draft.ts';
import { WrapUpPanel } from '../wrap-up/wrap-up.tsx';
import { Attempts } from '../attempts/attempts.tsx';
import { Attributes } from '../attributes/attributes.tsx';
import { PreviewSection } from './preview-section.tsx';
import type { Work } from './use-work.ts';

const WrapUpLaterSection = lazy(async () => ({ default: (await import('./panel-parts.ts')).WrapUpLaterSection }));
const NotInTime = lazy(async () => ({ default: (await import('./panel-parts.ts')).NotInTime }));

export { AfterTheCall } from './after-the-call.tsx';
export { Panel } from './panel.tsx';
export { Tools } from './tools.tsx';
export { Announcer } from './announcer.ts';
export { Details } from './details.tsx';
export { HoursLine } from './hours-line.tsx';
export { VoicemailSection } from './voicemail-section.tsx';

/** What stands below the actions, for reading: loaded a moment later, since nobody needs it to accept or to call. */
export function Sections(props: {
  work: Work;
  contact: UseQueryResult<Contact>;
  campaign: Campaign | undefined;
}): ReactNode {
  const { work, contact, campaign } = props;
  const { view, phase } = work;
  const { callback, participant } = view;
  const [entered] = useDraft(view.conversation.id, WRAP_UP_FORM, NO_ENTRY);
  const isLeftToAgent = participant.wrapupPrompt === 'agentRequested';
  const written = [callback.wrapup, participant.wrapup].find((wrapup) => wrapup?.provisional === false);
  const wrapup = written ?? callback.wrapup ?? participant.wrapup;
  const timeline = useMemo(() => timelineOf(legsOf(work.view)), [work.view]);
  return (
    <>
      {isLeftToAgent && view.role === 'mine' && callback.state === 'connected' && (
        <PartBoundary>
          <Suspense fallback={null}>
            <WrapUpLaterSection work={work} />
          </Suspense>
        </PartBoundary>
      )}
      {phase === 'done' && entered.typed && entered.notes.trim() !== '' && (
        <PartBoundary>
          <Suspense fallback={null}>
            <NotInTime notes={entered.notes} />
          </Suspense>
        </PartBoundary>
      )}
      <PartBoundary>
        <Attempts attempts={work.attempts} />
      </PartBoundary>
      {callback.preview && (
        <PartBoundary>
          <PreviewSection preview={callback.preview} contact={contact} campaign={campaign} />
        </PartBoundary>
      )}
      <PartBoundary>
        <Attributes attributes={allowedAttributes(work)} />
      </PartBoundary>
      {timeline && (
        <PartBoundary>
          <SegmentTimeline timeline={timeline} initialState={callback.initialState} />
        </PartBoundary>
      )}
      <PartBoundary>
        <WrapUpPanel
          wrapup={phase === 'wrap-up' && wrapup?.provisional ? undefined : wrapup}
          required={callback.afterCallWorkRequired && !isLeftToAgent}
        />
      </PartBoundary>
    </>
  );
}

/** Of the customer's attributes those that the policy names, in its order (desk 7). */
function allowedAttributes({ view, policy }: Work): (readonly [string, string])[] {
  const { attributes = {} } = view.customer ?? {};
  return policy.attributes.flatMap((name) =>
    Object.hasOwn(attributes, name) ? [[name, attributes[name]!] as const] : [],
  );
}
