import type { Story } from '../story.ts';
import { DialerPreviewPanel, type DialerPreviewPanelProps } from './dialer-preview.tsx';

export default { title: 'Dialer preview', component: DialerPreviewPanel };

const fields = [
  ['Plan', 'Household 24'],
  ['Renews', '2026-12-14'],
  ['Account', 'LM-204-8817'],
  ['Language', 'English'],
] as const;
const campaign = { campaign: 'Autumn renewals', contactList: 'Plans ending in December' };

export const Ready: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'ready', fields }, ...campaign } };
export const Empty: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'ready', fields: [] }, ...campaign } };
export const Loading: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'loading' } } };
export const Forbidden: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'forbidden' }, ...campaign } };
export const Deleted: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'gone' }, ...campaign } };
export const Failed: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'failed' } } };
