import type { Story } from '../story.ts';
import { RecordingLine, type RecordingLineProps } from './recording-line.tsx';

export default { title: 'Recording line', component: RecordingLine };

export const Active: Story<RecordingLineProps> = { args: { recording: 'active' } };
export const Paused: Story<RecordingLineProps> = { args: { recording: 'paused' } };
export const None: Story<RecordingLineProps> = { args: { recording: 'none' } };
export const Unknown: Story<RecordingLineProps> = { args: { recording: undefined } };
