import { REASONS } from '../callback/permitted.ts';
import { ActionButton, type ActionButtonProps } from './action-button.tsx';
import { Icon } from './icon.tsx';
import type { Story } from './story.ts';
import { Phrase } from './words.tsx';

export default { title: 'Action', component: ActionButton };

const onPress = () => {};
const of = (weight: ActionButtonProps['weight'], more: Partial<ActionButtonProps> = {}): Story<ActionButtonProps> => ({
  args: {
    permission: 'allowed',
    meaning: 'call',
    weight,
    onPress,
    children: <Phrase of="action.call-now" />,
    ...more,
  } as ActionButtonProps,
});

export const Main: Story<ActionButtonProps> = of('main');
export const Go: Story<ActionButtonProps> = of('go', { children: <Phrase of="action.accept" /> });
export const End: Story<ActionButtonProps> = of('end', { children: <Phrase of="action.hang-up" /> });
export const Side: Story<ActionButtonProps> = of('side', { children: <Phrase of="action.hold" /> });
export const Asked: Story<ActionButtonProps> = of('main', { pending: true, pendingText: <Phrase of="pending.call" /> });

/** Why an action cannot be taken: every reason there is. */
export const AllReasons: Story<ActionButtonProps> = {
  args: {
    permission: 'allowed',
    meaning: 'call',
    onPress,
    children: <Phrase of="action.call-none" />,
  } as ActionButtonProps,
  render: () => (
    <>
      {REASONS.map((because) => (
        <div key={because}>
          <ActionButton permission={{ because }} meaning="call" weight="main" onPress={onPress}>
            <Icon name="phone" />
            <Phrase of="action.call-none" />
          </ActionButton>
        </div>
      ))}
    </>
  ),
};
