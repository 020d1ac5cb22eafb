import { forwardRef, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from './part.ts';
import type { Permission, Reason } from '../callback/permitted.ts';
import { useClock } from './clock.tsx';
import { usePaintEffect } from './ticking.tsx';
import { useSay } from './words.tsx';

/** How much an action weighs: `go` accepts, `main` is the next thing to do, `end` ends something. */
export type ActionWeight = 'main' | 'go' | 'end' | 'side';

/** Props of `ActionButton`; whatever a `<button>` takes is passed on. */
export interface ActionButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'onClick'> {
  permission: Permission;
  /** What a press does. A press within 700 ms of a change of it, or of the button's appearance, is not meant. */
  meaning: string;
  weight?: ActionWeight;
  /** Asked and not answered yet: shows `pendingText` and takes no press. */
  pending?: boolean;
  pendingText?: ReactNode;
  /** The element that shows the reason why not; without it the button shows the reason itself. */
  reasonId?: string | undefined;
  onPress: () => void;
}

/** A double-click lasts up to half a second; what came under the pointer since was not aimed at. */
const SETTLE_MS = 700;

/**
 * A button that cannot be pressed by accident, and says why when it cannot be pressed at all. Renders a `<button>` that
 * stays focusable (`aria-disabled`), and nothing when the action is absent.
 */
export const ActionButton: Part<ActionButtonProps, HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  ActionButtonProps
>(function ActionButton(
  { permission, meaning, weight = 'side', pending = false, pendingText, reasonId, onPress, children, ...rest },
  ref,
) {
  const clock = useClock();
  const ownReasonId = useId();
  const settledAt = useRef(Infinity);
  const absent = permission === 'absent';
  const reason = typeof permission === 'object' ? permission.because : undefined;
  const now = absent ? 'absent' : `${meaning}|${reason ?? ''}`;

  usePaintEffect(() => {
    settledAt.current = clock.monotonic() + SETTLE_MS;
  }, [clock, now]);

  if (absent) return null;
  const blocked = reason !== undefined || pending;
  return (
    <>
      <button
        ref={ref}
        type="button"
        {...rest}
        className={['cb-action', rest.className].filter(Boolean).join(' ')}
        data-action={meaning.split(' ')[0]}
        data-weight={weight}
        data-pending={pending || undefined}
        aria-disabled={blocked || undefined}
        aria-describedby={reason === undefined ? rest['aria-describedby'] : (reasonId ?? ownReasonId)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event);
          if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        }}
        onClick={() => {
          if (!blocked && clock.monotonic() >= settledAt.current) onPress();
        }}
      >
        {pending && pendingText !== undefined ? pendingText : children}
      </button>
      {reason !== undefined && reasonId === undefined && <ReasonLine id={ownReasonId} reason={reason} />}
    </>
  );
});

/** Why an action cannot be taken, as visible text that the button points to; `text` where more is known. Renders a `<p>`. */
export function ReasonLine({ id, reason, text }: { id: string; reason: Reason; text?: string | undefined }): ReactNode {
  const say = useSay();
  return (
    <p id={id} className="cb-reason" data-reason={reason}>
      {text ?? say(`reason.${reason}`)}
    </p>
  );
}
