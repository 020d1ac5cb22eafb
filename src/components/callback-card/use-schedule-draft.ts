import { useMemo } from 'react';
import { createDrafts } from '../../platform/drafts.ts';
import { usePlatform } from '../provider.tsx';
import { EMPTY_SCHEDULE, keptOf, readKept, type ScheduleDraft } from '../schedule/draft.ts';
import { useDraft, type Draft, type Keeping } from '../use-draft.ts';

const FORM = 'schedule';

/** What was entered to schedule `conversationId`: all of it while this page lives, what is not personal over a reload. */
export function useScheduleDraft(conversationId: string): Draft<ScheduleDraft> {
  const platform = usePlatform();
  const keeping = useMemo((): Keeping<ScheduleDraft> => {
    const drafts = createDrafts(platform);
    return {
      read: () => readKept(drafts.read(conversationId, FORM)),
      keep: (draft) => drafts.keep(conversationId, FORM, draft && keptOf(draft)),
    };
  }, [platform, conversationId]);
  return useDraft(conversationId, FORM, EMPTY_SCHEDULE, keeping);
}
