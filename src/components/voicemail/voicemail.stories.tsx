import { waveform } from '../../simulator/world/wav.ts';
import type { Story } from '../story.ts';
import type { Sound } from './voicemail-player.tsx';
import { VoicemailPanel, type VoicemailPanelProps } from './voicemail.tsx';

export default { title: 'Voicemail', component: VoicemailPanel };

const nothing = () => {};
type Props = Partial<VoicemailPanelProps>;

const upload = (uploadStatus: string, more: Props = {}): Story<VoicemailPanelProps> => ({
  args: { voicemail: { id: 'vm-1', uploadStatus }, onPlay: nothing, onCheck: nothing, ...more },
});
const METER = {
  durationSeconds: 21,
  transcription:
    'Hello, this is Amara Oyelaran. I asked for a new meter in June and nobody came. Please call me back on ' +
    'oh two oh, seven nine four six, oh one eight eight, that is my number at work. Thank you.',
  deleted: false,
};
const complete = (sound?: Sound, more: Props = {}) =>
  upload('complete', { message: METER, ...(sound && { sound }), ...more });
const drawn = { waveform: waveform(7, 21) };

export const Waiting: Story<VoicemailPanelProps> = upload('pending');
export const Checking: Story<VoicemailPanelProps> = upload('pending', { checking: true });
export const CheckFailed: Story<VoicemailPanelProps> = upload('pending', {
  checkFailed: 'The platform did not answer.',
});
export const Complete: Story<VoicemailPanelProps> = complete();
export const MessageOnItsWay: Story<VoicemailPanelProps> = upload('complete', { messageState: 'loading' });
export const Loading: Story<VoicemailPanelProps> = complete({ state: 'loading' });
export const Paused: Story<VoicemailPanelProps> = complete(undefined, { ...drawn, place: 8, speed: 1.25 });
export const NoWaveform: Story<VoicemailPanelProps> = complete(undefined, { place: 8 });
export const NoTranscript: Story<VoicemailPanelProps> = complete(undefined, {
  message: { durationSeconds: 9, deleted: false },
});
export const TranscriptFailed: Story<VoicemailPanelProps> = upload('complete', {
  messageState: 'failed',
  onTranscript: nothing,
});
export const TranscriptInArabic: Story<VoicemailPanelProps> = complete(undefined, {
  message: {
    durationSeconds: 12,
    transcription: 'مرحبًا، أنا ليلى الحدّاد. أرجو معاودة الاتصال بي قبل الظهر.',
    deleted: false,
  },
  language: 'ar',
});
export const ThreeHours: Story<VoicemailPanelProps> = complete(undefined, {
  message: { ...METER, durationSeconds: 11_045, transcription: `${METER.transcription} `.repeat(12) },
  place: 7261,
});
export const NotPlayed: Story<VoicemailPanelProps> = complete({ state: 'failed' }, { place: 8, ...drawn });
export const Forbidden: Story<VoicemailPanelProps> = complete({ state: 'forbidden' });
export const Deleted: Story<VoicemailPanelProps> = complete(undefined, { message: { deleted: true } });
export const Refused: Story<VoicemailPanelProps> = complete({ state: 'refused' });
export const Failed: Story<VoicemailPanelProps> = upload('failed');
export const TimedOut: Story<VoicemailPanelProps> = upload('timeout');
export const None: Story<VoicemailPanelProps> = upload('none');
export const Unknown: Story<VoicemailPanelProps> = upload('transcoding');
