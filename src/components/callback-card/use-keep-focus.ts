import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to `heading` when the focused control vanished, and never otherwise: an event must not throw a keyboard
 * user back to the top of the page, nor put the focus on an action. Gives the ref for the element to watch.
 */
export function useKeepFocus(heading: RefObject<HTMLElement | null>): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    const element = root.current!;
    const enter = (event: FocusEvent) => (focused.current = event.target as Element);
    const leave = (event: FocusEvent) => {
      // A removed element also "loses" the focus, just before it goes: only one that stays has really let go of it.
      const element = event.target as Element;
      queueMicrotask(() => {
        if (element.isConnected && focused.current === element) focused.current = null;
      });
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, []);

  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    const { activeElement } = root.current!.getRootNode() as Document | ShadowRoot;
    if (activeElement === null || activeElement === document.body) heading.current?.focus();
  });
  return root;
}
