import type { Instant } from '../time/instant.ts';
import {
  amount,
  decoder,
  defaulted,
  flag,
  instant,
  list,
  name,
  optional,
  required,
  shape,
  text,
  type Decode,
  type Decoded,
} from './reading.ts';

/** A message the customer left, as far as it is known before it is played. */
export interface VoicemailMessage {
  readonly id: string;
  readonly durationSeconds?: number;
  readonly transcription?: string;
  readonly leftAt?: Instant;
  readonly callerNumber?: string;
  readonly deleted: boolean;
}

/** Where the sound of a message can be fetched, for a short while. */
export interface VoicemailMedia {
  readonly url: string;
  /** Loudness over time, any scale; empty where the platform drew none. */
  readonly waveform: readonly number[];
}

/** What a callback can be closed with. */
export interface WrapupCode {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

/** Somebody or something a callback can be given to. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

const message = shape<VoicemailMessage>({
  id: required('id', name),
  durationSeconds: optional('audioRecordingDurationSeconds', amount(86_400)),
  transcription: optional('transcription', name),
  leftAt: optional('createdDate', instant),
  callerNumber: optional('callerAddress', name),
  deleted: defaulted('deleted', flag, false),
});

const anyNumber: Decode<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

const media = shape<VoicemailMedia>({
  url: required('mediaFileUri', text),
  waveform: defaulted('waveformData', list(anyNumber), []),
});

const code = shape<WrapupCode>({
  id: required('id', name),
  name: required('name', name),
  description: optional('description', name),
});

const target = shape<Target>({ id: required('id', name), name: required('name', name) });
const found: Decode<readonly Target[]> = (value, reading) =>
  shape<{ entities?: Target[]; results?: Target[] }>({
    entities: optional('entities', list(target)),
    results: optional('results', list(target)),
  })(value, reading)?.[isListing(value) ? 'entities' : 'results'];

const isListing = (value: unknown) => typeof value === 'object' && value !== null && 'entities' in value;

/** Reads `GET /voicemail/messages/{id}`. */
export const decodeVoicemailMessage: (input: unknown) => Decoded<VoicemailMessage> = decoder(message);
/** Reads `GET /voicemail/messages/{id}/media`. */
export const decodeVoicemailMedia: (input: unknown) => Decoded<VoicemailMedia> = decoder(media);
/** Reads `GET …/participants/{id}/wrapupcodes`. */
export const decodeWrapupCodes: (input: unknown) => Decoded<readonly WrapupCode[]> = decoder(list(code));
/** Reads `GET /routing/queues/{id}`. */
export const decodeTarget: (input: unknown) => Decoded<Target> = decoder(target);
/** Reads a listing of queues (`entities`) or a search for people (`results`). */
export const decodeTargets: (input: unknown) => Decoded<readonly Target[]> = decoder(found);
