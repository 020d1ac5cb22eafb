import type { Story } from '../story.ts';
import { TransferForm, type TransferChoice, type TransferFormProps } from './transfer-form.tsx';

export default { title: 'Transfer', component: TransferForm };

const CHOICES: readonly TransferChoice[] = [
  { kind: 'person', id: 'a', name: 'Lucia Fenwick' },
  { kind: 'person', id: 'b', name: 'Ludovic Amarante-Whittlesea of the second line of support' },
  { kind: 'person', id: 'c', name: 'لبنى الحارثي' },
  { kind: 'queue', id: 'd', name: 'Lugano renewals' },
];
const nothing = () => {};
const story = (given: Partial<TransferFormProps>): Story<TransferFormProps> => ({
  args: {
    text: 'lu',
    onText: nothing,
    search: { state: 'found', choices: CHOICES },
    chosen: undefined,
    onChoose: nothing,
    onTransfer: nothing,
    ...given,
  },
});

export const Empty = story({ text: '', search: { state: 'idle' } });
export const Searching = story({ search: { state: 'searching' } });
export const Found = story({});
export const Chosen = story({ chosen: CHOICES[0] });
export const ChosenBefore = story({ text: 'b', search: { state: 'found', choices: [] }, chosen: CHOICES[0] });
export const NobodyFound = story({ text: 'zz', search: { state: 'found', choices: [] } });
export const SearchFailed = story({ search: { state: 'failed' } });
export const Transferring = story({ chosen: CHOICES[0], pending: true });
