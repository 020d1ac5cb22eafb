import type { Story } from '../story.ts';
import { Phrase } from '../words.tsx';
import { NumberPicker, type NumberPickerProps } from './number-picker.tsx';

export default { title: 'Number pick', component: NumberPicker };

const three = [
  { index: 0, number: '+13175550142', column: 'Mobile', type: 'cell' },
  { index: 1, number: '+13175550177', column: 'Home', type: 'home' },
  { index: 2, number: '+442079460123', column: 'Work' },
];
const onPick = () => {};
const only = (...given: string[]): NumberPickerProps => ({
  numbers: given.map((number, index) => ({ index, number })),
  picked: 0,
  onPick,
});

export const Three: Story<NumberPickerProps> = { args: { numbers: three, picked: 0, onPick } };
export const PickIsGone: Story<NumberPickerProps> = { args: { numbers: three, picked: undefined, onPick } };
export const One: Story<NumberPickerProps> = { args: only('+13175550199') };
export const None: Story<NumberPickerProps> = { args: { numbers: [], picked: undefined, onPick } };

export const TriedBefore: Story<NumberPickerProps> = {
  args: {
    numbers: three,
    picked: 1,
    onPick,
    noteOf: ({ index }) =>
      [<Phrase key="busy" of="outcome.busy" />, undefined, <Phrase key="none" of="outcome.no-answer" />][index],
  },
};

export const NotCallable: Story<NumberPickerProps> = {
  args: {
    numbers: three,
    picked: 0,
    onPick,
    noteOf: ({ index }) => (index < 2 ? <Phrase of="outcome.not-in-service" /> : undefined),
    isCallable: ({ index }) => index !== 1,
  },
};

/** Ten digits take the country of the number that says its own; the others stay as given. */
export const NoPlus: Story<NumberPickerProps> = {
  args: only('+13175550142', '3175550177', '13175550118', '0317 555 0199', '112'),
};
export const NoPlusRegionGiven: Story<NumberPickerProps> = {
  args: { ...only('02079460123', '020 7946 0144 ext. 7'), region: 'GB' },
};
export const Extensions: Story<NumberPickerProps> = {
  args: only('+13175550142 x12', '(317) 555-0142 ext. 4455', 'tel:+442079460123;ext=9'),
};
export const ArabicIndicDigits: Story<NumberPickerProps> = { args: only('+١٣١٧٥٥٥٠١٤٣', '٠٣١٧٥٥٥٠١٤٢') };
export const Withheld: Story<NumberPickerProps> = { args: only('anonymous', 'sip:amara@example.org') };

export const LongLabels: Story<NumberPickerProps> = {
  args: {
    numbers: [
      {
        index: 0,
        number: '+13175550142',
        column: 'Preferred number in the weeks before the annual meter exchange appointment, if known',
      },
      {
        index: 1,
        number: '+4915123456789012345678901234567890123456789012345678901234567890',
        column: 'رقم الهاتف المحمول للشخص الذي يدير الحساب',
      },
    ],
    picked: 0,
    onPick,
    noteOf: () => <Phrase of="outcome.blocked-hours" />,
  },
};

export const Seven: Story<NumberPickerProps> = {
  args: {
    numbers: ['Mobile', 'Home', 'Work', 'Holiday home', 'Partner', 'Parents', 'Reception'].map((column, index) => ({
      index,
      number: `+1317555014${index}`,
      column,
    })),
    picked: 5,
    onPick,
  },
};

/** The same number under two columns stays two rows. */
export const TwiceTheSame: Story<NumberPickerProps> = {
  args: {
    numbers: three.map((number) => ({ ...number, number: '+13175550142' })),
    picked: 1,
    onPick,
  },
};
