import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { DialerPreviewPanel, type ContactNumber, type DialerPreviewPanelProps } from './dialer-preview.tsx';

export default { title: 'Dialer preview', component: DialerPreviewPanel };

const fields = [
  ['Plan', 'Household 24'],
  ['Renews', '2026-12-14'],
  ['Account', 'LM-204-8817'],
  ['Language', 'English'],
] as const;
const campaign = { campaign: 'Autumn renewals', contactList: 'Plans ending in December' };
const columns: ContactNumber[] = [{ column: 'Mobile' }, { column: 'Home' }, { column: 'Work' }];
const ago = (hours: number) => STORY_NOW - hours * 3_600_000;
const numbers: ContactNumber[] = [
  { column: 'Mobile', number: '+13175550142', lastAttemptAt: ago(26), lastResult: 'ININ-OUTBOUND-NO-ANSWER' },
  { column: 'Home', number: '+13175550118', lastAttemptAt: ago(2.2), lastResult: 'ININ-OUTBOUND-BUSY' },
  { column: 'Work', number: '+442079460321' },
];
const onRetry = () => {};
const ready = { state: 'ready', fields } as const;

export const Ready: Story<DialerPreviewPanelProps> = { args: { contact: ready, ...campaign, numbers } };
export const ReadyWithoutNumbers: Story<DialerPreviewPanelProps> = { args: { contact: ready, ...campaign } };

/** In the order and with the columns that the host chose; what this contact lacks keeps its place. */
export const ChosenFields: Story<DialerPreviewPanelProps> = {
  args: { contact: ready, ...campaign, numbers, fields: ['Account', 'Balance', 'Plan'] },
};
export const ChosenFieldsLoading: Story<DialerPreviewPanelProps> = {
  args: { contact: { state: 'loading' }, numbers: columns, fields: ['Account', 'Balance', 'Plan'] },
};
export const Loading: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'loading' }, numbers: columns } };
export const Empty: Story<DialerPreviewPanelProps> = {
  args: { contact: { state: 'ready', fields: [] }, ...campaign, numbers },
};
export const Forbidden: Story<DialerPreviewPanelProps> = {
  args: { contact: { state: 'forbidden' }, ...campaign, numbers: columns },
};
export const Deleted: Story<DialerPreviewPanelProps> = {
  args: { contact: { state: 'gone' }, ...campaign, numbers: columns },
};
export const Failed: Story<DialerPreviewPanelProps> = {
  args: { contact: { state: 'failed' }, ...campaign, numbers: columns, onRetry },
};
export const FailedForGood: Story<DialerPreviewPanelProps> = { args: { contact: { state: 'failed' } } };

export const NotCallable: Story<DialerPreviewPanelProps> = {
  args: {
    contact: { ...ready, callable: false },
    ...campaign,
    numbers: numbers.map((number) => ({ ...number, callable: false })),
  },
};

/** Codes of the platform in words; those of the agents, and new ones of the platform, as they are. */
export const LastResults: Story<DialerPreviewPanelProps> = {
  args: {
    contact: ready,
    ...campaign,
    numbers: [
      ['Mobile', 0.005, 'ININ-OUTBOUND-LIVE-VOICE'],
      ['Home', 0.4, 'ININ-OUTBOUND-SIT-UNCALLABLE'],
      ['Work', 14, 'Asked for Friday'],
      ['Partner', 49, 'ININ-OUTBOUND-NEW-CODE'],
      ['Parents', 9000, 'ININ-WRAP-UP-TIMEOUT'],
    ].map(([column, hours, lastResult]) => ({
      column: column as string,
      number: '+13175550142',
      lastAttemptAt: ago(hours as number),
      lastResult: lastResult as string,
    })),
  },
};

export const LongNames: Story<DialerPreviewPanelProps> = {
  args: {
    contact: {
      state: 'ready',
      fields: [
        [
          'Reason for the last change of the tariff as told by the customer on the phone, verbatim',
          'Moved together with her sister and needs one account for both, from the first of the month',
        ],
        ['Unbroken', 'LM-'.padEnd(80, '0')],
        ['اللغة', 'العربية الفصحى، ويفضّل المكالمات بعد الساعة الخامسة'],
      ],
    },
    campaign: 'Second reminder for households whose plan ends in December and who have not answered',
    contactList: 'Open accounts over 60 days, without those in dispute, region of Indianapolis and south',
    numbers: [
      {
        column: 'Preferred number in the weeks before the annual meter exchange appointment, if known',
        number: '+13175550142',
        lastAttemptAt: ago(3),
        lastResult: '7f0c1f0e-6f1e-4d7c-9a55-1d2f6b0c9e11',
      },
    ],
  },
};
