import type { Story } from '../story.ts';
import { WrapUpLater, type WrapUpLaterProps } from './wrap-up-later.tsx';

export default { title: 'Wrap-up later', component: WrapUpLater };

const onWant = () => {};

export const Off: Story<WrapUpLaterProps> = { args: { wanted: false, onWant } };
export const On: Story<WrapUpLaterProps> = { args: { wanted: true, onWant } };
export const Asking: Story<WrapUpLaterProps> = { args: { wanted: false, pending: true, onWant } };
