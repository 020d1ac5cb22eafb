import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { Voicemail } from '../../callback/callback.ts';
import { createLookups } from '../../platform/lookups.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { usePlatform } from '../provider.tsx';
import { VoicemailPanel, type Sound } from '../voicemail/voicemail.tsx';

/**
 * The message of one callback. Keyed by its id: an answer that comes late belongs to the message it was asked for, and
 * never sounds on another customer's card.
 */
export function VoicemailSection({ voicemail }: { voicemail: Voicemail }): ReactNode {
  const platform = usePlatform();
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const [asked, setAsked] = useState(false);
  const [unplayable, setUnplayable] = useState(false);
  const { id } = voicemail;
  const media = useQuery({
    ...queryOptions(lookups.voicemailMedia(id ?? '')),
    enabled: asked && id !== undefined,
    gcTime: 0, // the address is good for a short while only
  });
  return (
    <VoicemailPanel
      voicemail={voicemail}
      sound={unplayable ? { state: 'failed' } : soundOf(asked, media.data?.url, media.error)}
      onUnplayable={() => setUnplayable(true)}
      onPlay={() => {
        if (asked) void media.refetch();
        setUnplayable(false);
        setAsked(true);
      }}
    />
  );
}

function soundOf(asked: boolean, url: string | undefined, error: Error | null): Sound {
  if (!asked) return { state: 'idle' };
  if (url !== undefined) return { state: 'ready', url };
  if (!error) return { state: 'loading' };
  const kind = error instanceof PlatformError ? error.kind : 'broken';
  return { state: kind === 'forbidden' || kind === 'gone' ? kind : 'failed' };
}
