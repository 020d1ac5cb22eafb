import type { Story } from '../story.ts';
import { SkipControl, type SkipControlProps } from './skip-control.tsx';

export default { title: 'Skip', component: SkipControl };

const onSkip = () => {};

export const Allowed: Story<SkipControlProps> = { args: { permission: 'allowed', onSkip } };
export const Forbidden: Story<SkipControlProps> = { args: { permission: { because: 'skip-not-allowed' }, onSkip } };
export const Asked: Story<SkipControlProps> = { args: { permission: 'allowed', pending: true, onSkip } };
export const NoPreview: Story<SkipControlProps> = { args: { permission: 'absent', onSkip } };
