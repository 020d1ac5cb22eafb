import type { Story } from '../story.ts';
import { WrapUpPanel, type WrapUpPanelProps } from './wrap-up.tsx';

export default { title: 'Wrap-up', component: WrapUpPanel };

const written = { code: 'c-1', name: 'Renewed', notes: 'Wants a paper invoice.', tags: [], provisional: false };

export const Written: Story<WrapUpPanelProps> = { args: { wrapup: written } };
export const Draft: Story<WrapUpPanelProps> = {
  args: { wrapup: { tags: [], notes: 'Call again in', provisional: true } },
};
const bySystem = (code: string) => ({ code, name: code, tags: [], provisional: false });
export const PreviewSkipped: Story<WrapUpPanelProps> = { args: { wrapup: bySystem('ININ-OUTBOUND-PREVIEW-SKIPPED') } };
export const TimedOut: Story<WrapUpPanelProps> = { args: { wrapup: bySystem('ININ-WRAP-UP-TIMEOUT') } };
export const SkippedByAgent: Story<WrapUpPanelProps> = { args: { wrapup: bySystem('ININ-WRAP-UP-SKIPPED') } };
export const UnknownSystemCode: Story<WrapUpPanelProps> = { args: { wrapup: bySystem('ININ-WRAP-UP-SUNSPOTS') } };
export const Required: Story<WrapUpPanelProps> = { args: { required: true } };
export const Nothing: Story<WrapUpPanelProps> = { args: {} };
