import type { Story } from '../story.ts';
import { Keypad, type KeypadProps } from './keypad.tsx';

export default { title: 'Keypad', component: Keypad };

const nothing = () => {};

export const Empty: Story<KeypadProps> = { args: { pressed: '', onPressKey: nothing } };
export const Pressed: Story<KeypadProps> = { args: { pressed: '2#0142', onPressKey: nothing } };
export const NotSent: Story<KeypadProps> = { args: { pressed: '2#01', failed: '42', onPressKey: nothing } };
