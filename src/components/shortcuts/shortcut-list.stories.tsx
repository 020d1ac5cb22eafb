import type { Story } from '../story.ts';
import { ShortcutList, type ShortcutListProps } from './shortcut-list.tsx';
import { DEFAULT_SHORTCUTS } from './shortcuts.ts';

export default { title: 'Shortcuts', component: ShortcutList };

export const Defaults: Story<ShortcutListProps> = { args: { shortcuts: DEFAULT_SHORTCUTS } };
/** A host's own: one that dials too, and one that is no key for an action, and is left out. */
export const Remapped: Story<ShortcutListProps> = {
  args: {
    shortcuts: { keys: { accept: 'Control+Shift+Digit1', call: 'F9', 'hang-up': 'Enter', 'say-time': 'Alt+KeyT' } },
  },
};
export const None: Story<ShortcutListProps> = { args: { shortcuts: { keys: {} } } };
