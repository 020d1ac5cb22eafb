import type { Story } from '../story.ts';
import { VoicemailPanel, type Sound, type VoicemailPanelProps } from './voicemail.tsx';

export default { title: 'Voicemail', component: VoicemailPanel };

const onPlay = () => {};
const of = (uploadStatus: string, sound?: Sound): Story<VoicemailPanelProps> => ({
  args: { voicemail: { id: 'vm-1', uploadStatus }, onPlay, ...(sound && { sound }) },
});

export const Waiting: Story<VoicemailPanelProps> = of('pending');
export const Complete: Story<VoicemailPanelProps> = of('complete');
export const Loading: Story<VoicemailPanelProps> = of('complete', { state: 'loading' });
export const NotPlayed: Story<VoicemailPanelProps> = of('complete', { state: 'failed' });
export const Forbidden: Story<VoicemailPanelProps> = of('complete', { state: 'forbidden' });
export const Deleted: Story<VoicemailPanelProps> = of('complete', { state: 'gone' });
export const Failed: Story<VoicemailPanelProps> = of('failed');
export const TimedOut: Story<VoicemailPanelProps> = of('timeout');
export const None: Story<VoicemailPanelProps> = of('none');
export const Unknown: Story<VoicemailPanelProps> = of('transcoding');
