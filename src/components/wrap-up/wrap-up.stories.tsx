import type { Story } from '../story.ts';
import { WrapUpPanel, type WrapUpPanelProps } from './wrap-up.tsx';

export default { title: 'Wrap-up', component: WrapUpPanel };

const written = { code: 'c-1', name: 'Renewed', notes: 'Wants a paper invoice.', tags: [], provisional: false };

export const Written: Story<WrapUpPanelProps> = { args: { wrapup: written } };
export const Draft: Story<WrapUpPanelProps> = {
  args: { wrapup: { tags: [], notes: 'Call again in', provisional: true } },
};
export const Required: Story<WrapUpPanelProps> = { args: { required: true } };
export const Nothing: Story<WrapUpPanelProps> = { args: {} };
