import { lazy, Suspense, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { PartBoundary } from '../part-boundary.tsx';
import type { PanelName, PanelProps } from './panels.ts';
import { useOpenPanel } from './use-open-panel.ts';
import type { Work } from './use-work.ts';

const PanelPart = lazy(async () => {
  const { PANEL_PARTS } = await import('./panel-parts.ts');
  return {
    default({ name, ...props }: PanelProps & { name: PanelName }) {
      const Part = PANEL_PARTS[name];
      return <Part {...props} />;
    },
  };
});

/** The open panel, if there is one. Renders a `<div>` around its section. */
export function Panel({ work }: { work: Work }): ReactNode {
  const { panel, close } = useOpenPanel(work);
  return panel && <OpenPanel key={panel} name={panel} work={work} onClose={close} />;
}

function OpenPanel({ name, work, onClose }: { name: PanelName; work: Work; onClose: () => void }): ReactNode {
  const root = useRef<HTMLDivElement>(null);

  /** By hand the focus goes back to the button that opened it. */
  function close() {
    const inside = root.current; // absent where it was put away before its request was answered
    const opener = inside?.closest('.cb-card')?.querySelector<HTMLElement>(`[data-opens="${name}"]`);
    const isInside = inside?.contains(focusedIn(inside));
    onClose();
    if (isInside) opener?.focus();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape in any of its fields puts it away
    <div
      ref={root}
      className="cb-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      <PartBoundary>
        <Suspense fallback={null}>
          <PanelPart name={name} work={work} onClose={close} />
          <FocusOnce name={name} root={root} />
        </Suspense>
      </PartBoundary>
    </div>
  );
}

/**
 * The focus goes into a panel that its button has opened just now; one that stands open again with its card leaves the
 * focus where it is.
 */
function FocusOnce({ name, root }: { name: PanelName; root: RefObject<HTMLElement | null> }): null {
  useEffect(() => {
    const heading = root.current!.querySelector('h3');
    if (!heading || !focusedIn(root.current!)?.matches(`[data-opens="${name}"]`)) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [name, root]);
  return null;
}

const focusedIn = (element: Element) => (element.getRootNode() as Document | ShadowRoot).activeElement;
