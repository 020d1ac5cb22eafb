import { Refused, wrongField } from '../world/refused.ts';
import { fileOf, waveformOf, type VoicemailRecord } from '../world/voicemail.ts';
import { wireTime, type World } from '../world/world.ts';
import { existing } from './find.ts';
import { ok, route, type Answer, type Route } from './route.ts';

const FORMATS = ['WAV', 'WEBM', 'WAV_ULAW', 'OGG_VORBIS', 'OGG_OPUS', 'MP3', 'NONE'];

const shown = (voicemail: VoicemailRecord) => ({
  id: voicemail.id,
  conversation: { id: voicemail.conversationId, selfUri: `/api/v2/conversations/${voicemail.conversationId}` },
  read: false,
  audioRecordingDurationSeconds: voicemail.seconds,
  audioRecordingSizeBytes: fileOf(voicemail).length,
  ...(voicemail.transcription !== undefined && { transcription: voicemail.transcription }),
  createdDate: wireTime(voicemail.createdAt),
  modifiedDate: wireTime(voicemail.createdAt),
  callerAddress: voicemail.caller.number,
  callerName: voicemail.caller.name,
  deleted: voicemail.deleted,
  queue: { ...voicemail.queue, selfUri: `/api/v2/routing/queues/${voicemail.queue.id}` },
  selfUri: `/api/v2/voicemail/messages/${voicemail.id}`,
});

/** One range of a file, as a player asks for it; anything stranger is answered with the whole. */
function partOf(file: Uint8Array<ArrayBuffer>, range: string | null): Answer {
  const type = 'audio/wav';
  const whole = { status: 200, file: { bytes: file, type }, headers: { 'Accept-Ranges': 'bytes' } };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first && !last) return whole;
  const from = first ? Number(first) : Math.max(0, file.length - Number(last));
  const to = first && last ? Math.min(Number(last), file.length - 1) : file.length - 1;
  if (from > to || from >= file.length) return { status: 416, headers: { 'Content-Range': `bytes */${file.length}` } };
  return {
    status: 206,
    file: { bytes: file.slice(from, to + 1), type },
    headers: { 'Accept-Ranges': 'bytes', 'Content-Range': `bytes ${from}-${to}/${file.length}` },
  };
}

/**
 * Voicemails and their files. Whatever format is asked for, the file is a WAV, which every browser plays. Its address
 * carries a signature, as those of the platform do, since a player sends no token.
 */
export function voicemailRoutes(world: World): Route[] {
  const find = (id: string) => {
    if (world.forbidden.has(id)) throw new Refused('forbidden', 'You may not listen to this voicemail.');
    return existing(world.voicemails.get(id), `Voicemail ${id}`);
  };
  const access = { permission: ['voicemail:acdVoicemail:view'] };

  return [
    route('GET', 'voicemail/messages/{messageId}', ({ params }) => ok(shown(find(params.messageId))), access),
    route(
      'GET',
      'voicemail/messages/{messageId}/media',
      ({ params, query, origin }) => {
        const formatId = query.get('formatId') ?? 'WEBM';
        if (!FORMATS.includes(formatId))
          throw wrongField('formatId', `“${formatId}” is no format.`, 'invalid.query.param.value');
        const voicemail = find(params.messageId);
        if (voicemail.deleted || !voicemail.uploaded) throw new Refused('unknown', 'The voicemail has no file.');
        const mediaFileUri = `${origin}/api/v2/downloads/${voicemail.id}.wav?signature=${voicemail.signature}`;
        return ok({
          id: voicemail.id,
          ...(formatId !== 'NONE' && { mediaFileUri }),
          waveformData: waveformOf(voicemail),
        });
      },
      access,
    ),
    route(
      'GET',
      'downloads/{file}',
      ({ params, query, headers }) => {
        const voicemail = existing(world.voicemails.get(params.file.replace(/\.wav$/, '')), 'The file');
        if (query.get('signature') !== voicemail.signature) throw new Refused('forbidden', 'The address has expired.');
        return partOf(fileOf(voicemail), headers.get('Range'));
      },
      { open: true },
    ),
  ];
}
