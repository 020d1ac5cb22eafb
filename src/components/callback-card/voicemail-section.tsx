import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { isOpenIntent } from '../../callback/attempt.ts';
import type { Voicemail } from '../../callback/callback.ts';
import { isOver } from '../../callback/conversation.ts';
import { voicemailStage } from '../../callback/voicemail.ts';
import { createLookups } from '../../platform/lookups.ts';
import { isSafeMediaAddress } from '../../platform/media-address.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { usePlatform } from '../provider.tsx';
import { useSay } from '../words.tsx';
import { hush } from '../voicemail/one-at-a-time.ts';
import { VoicemailPanel } from '../voicemail/voicemail.tsx';
import type { Sound } from '../voicemail/voicemail-player.tsx';
import { useKeptSpeed } from './use-kept-speed.ts';
import { useUploadLook } from './use-upload-look.ts';
import type { Work } from './use-work.ts';

/**
 * The message of one callback. Keyed by both: an answer that comes late belongs to the message it was asked for, and
 * never sounds on another customer's card.
 */
export function VoicemailSection({ work, voicemail }: { work: Work; voicemail: Voicemail }): ReactNode {
  const { conversation, callback } = work.view;
  return <OneVoicemail key={`${conversation.id} ${callback.id} ${voicemail.id}`} work={work} voicemail={voicemail} />;
}

function OneVoicemail({ work, voicemail }: { work: Work; voicemail: Voicemail }): ReactNode {
  const { view, intents } = work;
  const { conversation, callback, calls } = view;
  const { id = '' } = voicemail;
  const platform = usePlatform();
  const client = useQueryClient();
  const say = useSay();
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const stage = voicemailStage(voicemail);
  const look = useUploadLook(conversation.id, stage === 'waiting' && !isOver(callback));
  const [speed, keepSpeed] = useKeptSpeed();
  const [asked, setAsked] = useState(false);
  const [unplayable, setUnplayable] = useState(false);
  const message = useQuery({ ...queryOptions(lookups.voicemail(id)), enabled: stage === 'there' });
  const media = useQuery({
    ...queryOptions(lookups.voicemailMedia(id)),
    enabled: asked && stage === 'there',
    gcTime: 0, // the address is good for a short while only
  });
  useHush(() => setAsked(false));
  const placeKey = platform.keys.draft(conversation.id, `voicemail ${callback.id} ${id}`);

  return (
    <VoicemailPanel
      voicemail={voicemail}
      message={message.data}
      messageState={message.data ? 'known' : message.error ? 'failed' : 'loading'}
      waveform={media.data?.waveform}
      language={view.language}
      sound={soundOf(message.error, { ...media, asked, unplayable }, platform.getting.baseUrl)}
      speed={speed}
      place={client.getQueryData<number>(placeKey)}
      calling={calls.some(({ live }) => live) || intents.some(isOpenIntent)}
      checking={look.checking}
      checkFailed={look.failed && say(`error.${look.failed}`)}
      onCheck={look.check}
      onTranscript={() => void message.refetch()}
      onSpeed={keepSpeed}
      onStart={() => platform.tabs.relay.post({ kind: 'sounding' })}
      onRest={(place) => void client.setQueryData(placeKey, place)}
      onPlay={() => {
        if (asked) void media.refetch();
        setUnplayable(false);
        setAsked(true);
      }}
      onStale={() => void media.refetch()}
      onUnplayable={() => setUnplayable(true)}
    />
  );
}

/** Keeps still what must not sound: while another tab does, and once the agent has signed out. */
function useHush(onEnd: () => void): void {
  const platform = usePlatform();
  useEffect(() => {
    const stops = [
      platform.tabs.relay.on('sounding', hush),
      platform.onConnection(() => {
        if (platform.connection.state !== 'ended') return;
        hush();
        onEnd();
      }),
    ];
    return () => stops.forEach((stop) => stop());
    // `onEnd` sets a state, and so is the same at any time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [platform]);
}

const REFUSED = ['forbidden', 'gone'] as const;

interface Media {
  readonly asked: boolean;
  readonly unplayable: boolean;
  readonly isFetching: boolean;
  readonly data: { readonly url: string } | undefined;
  readonly error: Error | null;
}

/** What is known of the sound. A message that cannot be read cannot be heard either, if it is for good. */
function soundOf(messageError: Error | null, media: Media, baseUrl: string): Sound {
  const kindOf = (error: Error | null) => REFUSED.find((kind) => error instanceof PlatformError && error.kind === kind);
  const refused = kindOf(messageError) ?? kindOf(media.error);
  if (refused) return { state: refused };
  if (!media.asked) return { state: 'idle' };
  if (media.isFetching) return { state: 'loading' };
  if (media.unplayable || !media.data) return { state: 'failed' };
  if (!isSafeMediaAddress(media.data.url, baseUrl)) return { state: 'refused' };
  return { state: 'ready', url: media.data.url };
}
