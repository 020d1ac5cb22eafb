import { useId, type ReactNode } from 'react';
import { useFormWords } from '../form-words.ts';
import type { FormKey } from '../../locales/language.ts';

/** What a panel without a frame of its own stands in: its name, and what puts it away. Renders a `<section>`. */
export function PanelSection(props: { name: FormKey; onClose: () => void; children: ReactNode }): ReactNode {
  const { name, onClose, children } = props;
  const say = useFormWords();
  const headingId = useId();
  return (
    <section className="cb-section" aria-labelledby={headingId}>
      <div className="cb-panel-head">
        <h3 id={headingId} className="cb-section-name">
          {say(name)}
        </h3>
        <button type="button" className="cb-panel-close" onClick={onClose}>
          {say('tools.close')}
        </button>
      </div>
      {children}
    </section>
  );
}
