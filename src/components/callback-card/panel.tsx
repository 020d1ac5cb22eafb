import { Suspense, useEffect, useId, useRef, type ReactNode } from 'react';
import { useFormWords } from '../form-words.ts';
import { PartBoundary } from '../part-boundary.tsx';
import { PANEL_NAMES, PANEL_PARTS, type PanelName } from './panels.ts';
import { useOpenPanel } from './use-open-panel.ts';
import type { Work } from './use-work.ts';

/** The open panel, if there is one. Renders a `<section>`. */
export function Panel({ work }: { work: Work }): ReactNode {
  const { panel, close } = useOpenPanel(work);
  return panel && <OpenPanel key={panel} name={panel} work={work} onClose={close} />;
}

/**
 * The focus goes into a panel that its button has opened just now, and back to the button when it is closed by hand; one
 * that stands open again with its card leaves the focus where it is.
 */
function OpenPanel({ name, work, onClose }: { name: PanelName; work: Work; onClose: () => void }): ReactNode {
  const say = useFormWords();
  const headingId = useId();
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const Part = PANEL_PARTS[name];

  useEffect(() => {
    if (focusedIn(root.current!)?.matches(`[data-opens="${name}"]`)) heading.current!.focus();
  }, [name]);

  function close() {
    const card = root.current!.closest('.cb-card');
    const opener =
      card?.querySelector<HTMLElement>(`[data-opens="${name}"]`) ?? card?.querySelector<HTMLElement>('.cb-tool-more');
    onClose();
    opener?.focus();
  }

  return (
    <section
      ref={root}
      className="cb-section cb-panel"
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="cb-panel-head">
        <h3 ref={heading} id={headingId} tabIndex={-1} className="cb-section-name">
          {say(PANEL_NAMES[name])}
        </h3>
        <button type="button" className="cb-panel-close" onClick={close}>
          {say('tools.close')}
        </button>
      </div>
      <PartBoundary>
        <Suspense fallback={null}>
          <Part work={work} onClose={close} />
        </Suspense>
      </PartBoundary>
    </section>
  );
}

const focusedIn = (element: Element) => (element.getRootNode() as Document | ShadowRoot).activeElement;
