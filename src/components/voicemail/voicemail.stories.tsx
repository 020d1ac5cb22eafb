import type { Story } from '../story.ts';
import { VoicemailPanel, type VoicemailPanelProps } from './voicemail.tsx';

export default { title: 'Voicemail', component: VoicemailPanel };

const of = (uploadStatus: string): Story<VoicemailPanelProps> => ({
  args: { voicemail: { id: 'vm-1', uploadStatus } },
});

export const Waiting: Story<VoicemailPanelProps> = of('pending');
export const Complete: Story<VoicemailPanelProps> = of('complete');
export const Failed: Story<VoicemailPanelProps> = of('failed');
export const TimedOut: Story<VoicemailPanelProps> = of('timeout');
export const None: Story<VoicemailPanelProps> = of('none');
export const Unknown: Story<VoicemailPanelProps> = of('transcoding');
