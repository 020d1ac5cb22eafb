import { useMemo, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Campaign, Contact } from '../../callback/decode-contact.ts';
import { legsOf, timelineOf } from '../../callback/timeline.ts';
import { PartBoundary } from '../part-boundary.tsx';
import { SegmentTimeline } from '../segment-timeline/segment-timeline.tsx';
import { WrapUpPanel } from '../wrap-up/wrap-up.tsx';
import { Attempts } from '../attempts/attempts.tsx';
import { PreviewSection } from './preview-section.tsx';
import type { Work } from './use-work.ts';

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
  const { callback, participant } = work.view;
  const timeline = useMemo(() => timelineOf(legsOf(work.view)), [work.view]);
  return (
    <>
      <PartBoundary>
        <Attempts attempts={work.attempts} />
      </PartBoundary>
      {callback.preview && (
        <PartBoundary>
          <PreviewSection preview={callback.preview} contact={contact} campaign={campaign} />
        </PartBoundary>
      )}
      {timeline && (
        <PartBoundary>
          <SegmentTimeline timeline={timeline} initialState={callback.initialState} />
        </PartBoundary>
      )}
      <PartBoundary>
        <WrapUpPanel wrapup={callback.wrapup ?? participant.wrapup} required={callback.afterCallWorkRequired} />
      </PartBoundary>
    </>
  );
}
