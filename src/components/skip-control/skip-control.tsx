import { forwardRef } from 'react';
import type { Part } from '../part.ts';
import { ActionButton, type ActionButtonProps } from '../action-button.tsx';
import { useSay } from '../words.tsx';

/** Props of `SkipControl`; whatever a `<button>` takes is passed on. */
export interface SkipControlProps extends Omit<
  ActionButtonProps,
  'meaning' | 'onPress' | 'weight' | 'pendingText' | 'children'
> {
  onSkip: () => void;
}

/**
 * Passes on a preview without calling. Renders a `<button>`, with its reason where the campaign forbids it; nothing where
 * there is no preview. A double-click never skips the next contact as well.
 */
export const SkipControl: Part<SkipControlProps, HTMLButtonElement> = forwardRef<HTMLButtonElement, SkipControlProps>(
  function SkipControl({ onSkip, ...rest }, ref) {
    const say = useSay();
    return (
      <ActionButton ref={ref} {...rest} meaning="skip" pendingText={say('pending.skip')} onPress={onSkip}>
        {say('action.skip')}
      </ActionButton>
    );
  },
);
