import type { Story } from '../story.ts';
import { NumberPicker, type NumberPickerProps } from './number-picker.tsx';

export default { title: 'Number pick', component: NumberPicker };

const three = [
  { index: 0, number: '+1 317 555 0142', column: 'Mobile', type: 'cell' },
  { index: 1, number: '+1 317 555 0177', column: 'Home', type: 'home' },
  { index: 2, number: '+44 20 7946 0123', column: 'Work' },
];
const onPick = () => {};

export const Three: Story<NumberPickerProps> = { args: { numbers: three, picked: 0, onPick } };
export const PickIsGone: Story<NumberPickerProps> = { args: { numbers: three, picked: undefined, onPick } };
export const OneWithoutLabel: Story<NumberPickerProps> = {
  args: { numbers: [{ index: 0, number: '317 555 0199 x12' }], picked: 0, onPick },
};
export const TriedBefore: Story<NumberPickerProps> = {
  args: { numbers: three, picked: 1, onPick, noteOf: ({ index }) => (index === 0 ? 'Busy' : undefined) },
};
export const None: Story<NumberPickerProps> = { args: { numbers: [], picked: undefined, onPick } };
