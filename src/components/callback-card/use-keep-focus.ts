import { useEffect, type RefObject } from 'react';

/**
 * Moves the focus to `heading` when the focused control vanished from the card around it, and never otherwise: an event
 * must not throw a keyboard user back to the top of the page, nor put the focus on an action. It watches the page and not
 * React, since any part may take its own control away.
 */
export function useKeepFocus(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = heading.current!.closest('article')!;
    let focused: Element | undefined;
    const enter = (event: FocusEvent) => (focused = event.target as Element);
    const leave = (event: FocusEvent) => {
      // A removed element also "loses" the focus, just before it goes: only one that stays has really let go of it.
      const element = event.target as Element;
      queueMicrotask(() => {
        if (element.isConnected && focused === element) focused = undefined;
      });
    };
    const removal = new MutationObserver(() => {
      if (!focused || focused.isConnected) return;
      focused = undefined;
      const { activeElement } = root.getRootNode() as Document | ShadowRoot;
      if (activeElement === null || activeElement === document.body) heading.current?.focus();
    });
    root.addEventListener('focusin', enter);
    root.addEventListener('focusout', leave);
    removal.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', enter);
      root.removeEventListener('focusout', leave);
      removal.disconnect();
    };
  }, [heading]);
}
