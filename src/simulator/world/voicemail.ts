import type { WireVoicemail } from '../../callback/wire.ts';
import type { Instant } from '../../time/instant.ts';
import { isOver } from './legs.ts';
import { createWav, waveform } from './wav.ts';
import type { Conversation, Named, World } from './world.ts';

/** A voicemail as the platform keeps it. */
export interface VoicemailRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly seconds: number;
  readonly seed: number;
  readonly createdAt: Instant;
  readonly queue: Named;
  readonly caller: { readonly name: string; readonly number: string };
  readonly transcription?: string;
  /** Whether the file is there yet. */
  uploaded: boolean;
  deleted: boolean;
  /** Whether its loudness was drawn. */
  drawn: boolean;
  /** The word in its file's address, without which nobody gets it. */
  readonly signature: string;
}

const files = new WeakMap<VoicemailRecord, Uint8Array<ArrayBuffer>>();

/** The recording; made when it is first asked for. */
export function fileOf(voicemail: VoicemailRecord): Uint8Array<ArrayBuffer> {
  const file = files.get(voicemail) ?? createWav(voicemail.seed, voicemail.seconds);
  files.set(voicemail, file);
  return file;
}

/** How loud the recording is, ten times a second; nothing where it was not drawn. */
export const waveformOf = ({ seed, seconds, drawn }: VoicemailRecord): number[] =>
  drawn ? waveform(seed, seconds) : [];

/** What a caller left. */
export interface Left {
  readonly name: string;
  readonly number: string;
  readonly seconds: number;
  readonly transcription?: string;
}

/** Makes the id of a voicemail before its conversation exists. */
export const voicemailId = (world: World): string => world.random.uuid();

/** The platform knows of a voicemail; its file may still be on its way. */
export function keepVoicemail(
  world: World,
  conversation: Conversation,
  id: string,
  { name, number, seconds, transcription }: Left,
  uploaded: boolean,
): VoicemailRecord {
  const record: VoicemailRecord = {
    id,
    conversationId: conversation.id,
    seconds,
    seed: world.random.between(1, 2 ** 30),
    createdAt: world.agenda.now() - seconds * 1000,
    queue: conversation.agreement.queue,
    caller: { name, number },
    ...(transcription !== undefined && { transcription }),
    uploaded,
    deleted: false,
    drawn: true,
    signature: world.random.uuid(),
  };
  world.voicemails.set(id, record);
  return record;
}

/** The upload of a conversation's voicemail comes to an end; every leg that is not over says so. */
export function endUpload(
  world: World,
  conversation: Conversation,
  uploadStatus: NonNullable<WireVoicemail['uploadStatus']>,
): void {
  const { carried } = conversation.agreement;
  conversation.agreement = {
    ...conversation.agreement,
    carried: { ...carried, voicemail: { ...carried.voicemail, uploadStatus } },
  };
  const record = world.voicemails.get(carried.voicemail?.id ?? '');
  if (record) record.uploaded = uploadStatus === 'complete';
  for (const { callbacks } of conversation.participants)
    for (const leg of callbacks) if (!isOver(leg) && leg.voicemail) leg.voicemail = { ...leg.voicemail, uploadStatus };
  world.changed(conversation);
}
