import { STORY_NOW, type Story } from '../story.ts';
import { WrapUpForm, type WrapUpFormProps } from './wrap-up-form.tsx';

export default { title: 'Wrap-up form', component: WrapUpForm };

const named = (...names: string[]) => names.map((name, index) => ({ id: `code-${index}`, name }));
const five = named('Renewed', 'Call back later', 'Not interested', 'Question answered', 'Wrong number');
const many = named(
  ...['Renewed', 'Call back later', 'Not interested', 'Question answered', 'Wrong number', 'Complaint taken up'],
  ...['Address changed', 'Meter reading taken', 'Invoice sent again', 'Payment agreed', 'Contract ended', 'No answer'],
  ...['Passed on to billing', 'Passed on to support', 'Voicemail left', 'Language not spoken here'],
);
const nothing = () => {};
const form: WrapUpFormProps = {
  owed: { owed: 'must', pending: 1, prompt: 'mandatory', canSkip: false },
  codes: { state: 'ready', codes: five },
  entry: { typed: false, notes: '' },
  onEnter: nothing,
  onSave: nothing,
  onKeep: nothing,
  onSkip: nothing,
  onRetry: nothing,
};
const picked = { typed: true, code: 'code-1', notes: 'Wants a paper invoice.' };
const endsAt = STORY_NOW + 27_000;
const timed = { owed: 'must', pending: 1, prompt: 'timeout', canSkip: false, endsAt } as const;

export const Mandatory: Story<WrapUpFormProps> = { args: form };
export const Picked: Story<WrapUpFormProps> = { args: { ...form, entry: picked, draft: 'kept' } };
export const Optional: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'may', pending: 1, prompt: 'optional', canSkip: true } },
};
export const Timed: Story<WrapUpFormProps> = { args: { ...form, owed: timed, showsTime: true } };
export const Forced: Story<WrapUpFormProps> = { args: { ...form, owed: { ...timed, prompt: 'forcedTimeout' } } };
export const ForcedAndSaved: Story<WrapUpFormProps> = {
  args: { ...form, owed: { ...timed, prompt: 'forcedTimeout' }, entry: { ...picked, typed: false }, saved: true },
};
export const ChangedSinceSaved: Story<WrapUpFormProps> = {
  args: { ...form, owed: { ...timed, prompt: 'forcedTimeout' }, entry: picked, saved: true },
};
export const AgentRequested: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'must', pending: 1, prompt: 'agentRequested', canSkip: false } },
};
export const UnknownPrompt: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'must', pending: 1, prompt: 'byMoonlight', canSkip: false } },
};
/** During the call. */
export const Early: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'nothing', pending: 0, prompt: 'optional', canSkip: false }, onClose: nothing },
};
export const CallAndCallback: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'must', pending: 2, prompt: 'mandatory', canSkip: false, to: 'call-1', of: 'call' } },
};

export const LastUsed: Story<WrapUpFormProps> = {
  args: { ...form, codes: { state: 'ready', codes: many, recent: ['code-9', 'code-2', 'code-14'] } },
};
export const ManyCodes: Story<WrapUpFormProps> = {
  args: { ...form, codes: { state: 'ready', codes: many }, entry: { ...picked, code: 'code-12' } },
};
export const Described: Story<WrapUpFormProps> = {
  args: {
    ...form,
    codes: {
      state: 'ready',
      codes: [
        { id: 'a', name: 'Renewed', description: 'The contract goes on for at least a year' },
        { id: 'b', name: 'Preisanpassungsmitteilungswiderspruch', description: 'Letter to follow within ten days' },
        { id: 'c', name: 'تم تجديد العقد', description: 'لمدة سنة' },
      ],
    },
    entry: { typed: true, code: 'b', notes: 'طلبت الزبونة فاتورة ورقية.' },
  },
};
export const NoCodes: Story<WrapUpFormProps> = { args: { ...form, codes: { state: 'ready', codes: [] } } };
export const NoCodesNotNeeded: Story<WrapUpFormProps> = {
  args: {
    ...form,
    owed: { owed: 'may', pending: 1, prompt: 'optional', canSkip: true },
    codes: { state: 'ready', codes: [] },
  },
};
export const CodesLoading: Story<WrapUpFormProps> = { args: { ...form, codes: { state: 'loading' } } };
export const CodesFailed: Story<WrapUpFormProps> = { args: { ...form, codes: { state: 'failed' } } };

export const Saving: Story<WrapUpFormProps> = { args: { ...form, entry: picked, pending: 'save' } };
export const Skipping: Story<WrapUpFormProps> = {
  args: { ...form, owed: { owed: 'may', pending: 1, prompt: 'optional', canSkip: true }, pending: 'skip' },
};
export const DraftNotKept: Story<WrapUpFormProps> = { args: { ...form, entry: picked, draft: 'failed' } };
export const CodeGone: Story<WrapUpFormProps> = { args: { ...form, entry: { ...picked, code: 'x' }, refused: 'code' } };
export const NotesRefused: Story<WrapUpFormProps> = { args: { ...form, entry: picked, refused: 'notes' } };
export const CardNumber: Story<WrapUpFormProps> = {
  args: { ...form, entry: { ...picked, notes: 'Pays by 4111 1111 1111 1111 from now on' } },
};
