import type { Story } from '../story.ts';
import { Attributes, type AttributesProps } from './attributes.tsx';

export default { title: 'Attributes', component: Attributes };

export const Some: Story<AttributesProps> = {
  args: {
    attributes: [
      ['Reason', 'Meter reading disputed'],
      ['Menu choice', '3'],
      ['Last letter', 'رسالة بتاريخ 9 أكتوبر'],
    ],
  },
};
export const None: Story<AttributesProps> = { args: { attributes: [] } };
