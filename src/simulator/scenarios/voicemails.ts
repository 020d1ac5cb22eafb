import { askedFor } from '../world/campaign.ts';
import { endUpload, keepVoicemail, voicemailId, type Left } from '../world/voicemail.ts';
import type { Conversation, World } from '../world/world.ts';
import { AMARA, CALLUM, HENRIK, YUSUF } from './people.ts';
import { alertingNow, later, SECOND, type Scenario, type Terms } from './scenario.ts';

/** What can be with a voicemail. */
export type VoicemailScenario =
  | 'voicemail'
  | 'voicemail-pending'
  | 'voicemail-pending-fails'
  | 'voicemail-failed'
  | 'voicemail-timed-out'
  | 'voicemail-deleted'
  | 'voicemail-marked-deleted'
  | 'voicemail-forbidden'
  | 'voicemail-no-transcript'
  | 'voicemail-no-waveform'
  | 'two-voicemails';

const LEFT: Left = {
  name: AMARA.name,
  number: AMARA.numbers.Mobile!,
  seconds: 21,
  transcription:
    'Hello, this is Amara Oyelaran. I asked for a new meter in June and nobody came. Please call me back on ' +
    'oh two oh, seven nine four six, oh one eight eight, that is my number at work. Thank you.',
};
const SHORT: Left = { name: HENRIK.name, number: HENRIK.numbers.Mobile!, seconds: 9 };
const LONG: Left = { name: CALLUM.name, number: CALLUM.numbers.Mobile!, seconds: 178 };
const MEANWHILE: Left = {
  name: YUSUF.name,
  number: YUSUF.numbers.Mobile!,
  seconds: 14,
  transcription: 'Good morning, Yusuf Hallström here. It is about the invoice of May. I am at home until noon.',
};

/** A callback for somebody who left a voicemail, whose upload stands at `uploadStatus`. */
export function voicemail(
  world: World,
  left: Left,
  uploadStatus: 'pending' | 'complete' | 'failed' | 'timeout',
  terms: Terms,
): Conversation {
  const asked = askedFor(world, 'Voicemail', { name: left.name, numbers: { Phone: left.number } });
  const id = voicemailId(world);
  const carried = { ...asked.carried, voicemail: { id, uploadStatus } };
  const conversation = alertingNow(world, { ...asked, carried, ...terms });
  keepVoicemail(world, conversation, id, left, uploadStatus === 'complete');
  return conversation;
}

const recordOf = (world: World, { agreement }: Conversation) => world.voicemails.get(agreement.carried.voicemail!.id!)!;

/** Every scenario with a voicemail. */
export const VOICEMAILS: Readonly<Record<VoicemailScenario, Scenario>> = {
  voicemail: {
    title: 'Voicemail of 21 seconds, with a transcript that names another number',
    play: (world, terms) => voicemail(world, LEFT, 'complete', terms),
  },
  'voicemail-pending': {
    title: 'Voicemail that is still on its way for twelve seconds',
    play(world, terms) {
      const conversation = voicemail(world, SHORT, 'pending', terms);
      later(world, 12 * SECOND, () => endUpload(world, conversation, 'complete'));
      return conversation;
    },
  },
  'voicemail-pending-fails': {
    title: 'Voicemail that is on its way, and fails after twelve seconds',
    play(world, terms) {
      const conversation = voicemail(world, LONG, 'pending', terms);
      later(world, 12 * SECOND, () => endUpload(world, conversation, 'failed'));
      return conversation;
    },
  },
  'voicemail-failed': {
    title: 'Voicemail whose upload failed',
    play: (world, terms) => voicemail(world, SHORT, 'failed', terms),
  },
  'voicemail-timed-out': {
    title: 'Voicemail whose upload timed out',
    play: (world, terms) => voicemail(world, LEFT, 'timeout', terms),
  },
  'voicemail-deleted': {
    title: 'Voicemail that was deleted meanwhile',
    play(world, terms) {
      const conversation = voicemail(world, SHORT, 'complete', terms);
      world.voicemails.delete(recordOf(world, conversation).id);
      return conversation;
    },
  },
  'voicemail-forbidden': {
    title: 'Voicemail that the agent may not hear',
    play(world, terms) {
      const conversation = voicemail(world, LEFT, 'complete', terms);
      world.forbidden.add(recordOf(world, conversation).id);
      return conversation;
    },
  },
  'voicemail-marked-deleted': {
    title: 'Voicemail that is in the bin: the platform still tells of it',
    play(world, terms) {
      const conversation = voicemail(world, LEFT, 'complete', terms);
      recordOf(world, conversation).deleted = true;
      return conversation;
    },
  },
  'voicemail-no-transcript': {
    title: 'Voicemail of which there is no transcript',
    play: (world, terms) => voicemail(world, SHORT, 'complete', terms),
  },
  'voicemail-no-waveform': {
    title: 'Voicemail of three minutes whose waveform the platform did not draw',
    play(world, terms) {
      const conversation = voicemail(world, LONG, 'complete', terms);
      recordOf(world, conversation).drawn = false;
      return conversation;
    },
  },
  'two-voicemails': {
    title: 'Two voicemails at once: each must sound on its own card alone',
    play: (world, terms) => [voicemail(world, LONG, 'complete', terms), voicemail(world, MEANWHILE, 'complete', terms)],
  },
};
