import { forwardRef, useId, useMemo, useRef, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from '../part.ts';
import type { LegState } from '../../callback/callback.ts';
import type { Timeline } from '../../callback/timeline.ts';
import { elapsedSeconds, formatDuration } from '../../time/duration.ts';
import { useCssNumbers } from '../css-numbers.ts';
import { useSectionWords } from '../section-words.ts';
import { Ticking } from '../ticking.tsx';
import { kindOf, stretchesOf, useStretchText, type Stretch, type StretchText } from './bar-text.ts';
import { SegmentBars } from './segment-bars.tsx';
import { SegmentTable } from './segment-table.tsx';

/** Props of `SegmentTimeline`; whatever a `<section>` takes is passed on. */
export interface SegmentTimelineProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  timeline: Timeline;
  /** How this leg began, where the platform says so. */
  initialState?: LegState | undefined;
}

/**
 * What happened so far, to scale: a lane for whoever did something, a bar for each stretch of it, the open ones growing.
 * The bar that is hovered or focused is told below; a table with the same content comes on demand. Renders a
 * `<section>`. Grows without React, and only by what can be seen.
 */
export const SegmentTimeline: Part<SegmentTimelineProps, HTMLElement> = forwardRef<HTMLElement, SegmentTimelineProps>(
  function SegmentTimeline({ timeline, initialState, ...rest }, ref) {
    const { say, sayValue } = useSectionWords();
    const tell = useStretchText();
    const id = useId();
    const [looked, setLooked] = useState<string>();
    const [tabled, setTabled] = useState(false);
    const { bars, owners, from, to } = timeline;
    const stretches = useMemo(() => stretchesOf(timeline), [timeline]);
    const texts = useMemo(() => new Map(stretches.map((stretch) => [stretch.id, tell(stretch)])), [stretches, tell]);
    const textOf = (stretch: Stretch) => texts.get(stretch.id)!;
    const usual = stretches.findLast((stretch) => stretch.to === undefined) ?? stretches.at(-1)!;
    const shown = stretches.find((stretch) => stretch.id === looked) ?? usual;
    const kinds = [...new Set(bars.map(({ type, whose }) => kindOf(type, whose)))];
    const ends = tell({ id: '', from, ...(to !== undefined && { to }) });

    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-timeline', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={`${id}name`}
      >
        <h3 className="cb-section-name">
          <span id={`${id}name`}>{say('timeline.name')}</span>
          <bdi dir="ltr" className="cb-timeline-total">
            {to === undefined ? <Ticking since={from} /> : formatDuration(elapsedSeconds(from, to))}
          </bdi>
        </h3>
        <div className="cb-timeline-plot">
          {owners.some(({ whose }) => whose !== 'callback') && (
            <div className="cb-timeline-owners" aria-hidden="true">
              {owners.map(({ whose, lanes }) => (
                <OwnerName key={whose} lanes={lanes} name={say(`whose.${whose}`)} />
              ))}
            </div>
          )}
          <SegmentBars
            timeline={timeline}
            stretches={stretches}
            name={say('timeline.name')}
            nameOf={(stretch) => textOf(stretch).whole}
            usual={usual}
            onLook={setLooked}
          />
          <p className="cb-timeline-axis" aria-hidden="true">
            <bdi>{ends.from}</bdi>
            <bdi>{ends.to}</bdi>
          </p>
        </div>
        <Told stretch={shown} text={textOf(shown)} />
        <div className="cb-timeline-foot">
          <ul className="cb-timeline-legend">
            {kinds.map((kind) => (
              <li key={kind}>
                <span className="cb-swatch" data-kind={kind} aria-hidden="true" />
                {sayValue('segment', kind)}
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="cb-quiet-button"
            aria-expanded={tabled}
            aria-controls={tabled ? `${id}table` : undefined}
            onClick={() => setTabled(!tabled)}
          >
            {say(tabled ? 'timeline.hide-table' : 'timeline.show-table')}
          </button>
        </div>
        {initialState !== undefined && (
          <p className="cb-timeline-began" data-began={initialState}>
            {say('timeline.began', { state: sayValue('state', initialState) })}
          </p>
        )}
        {tabled && <SegmentTable id={`${id}table`} stretches={stretches} textOf={textOf} />}
      </section>
    );
  },
);

/** The line that says what is hovered or focused, else how things stand. Its height never changes. */
function Told({ stretch, text }: { stretch: Stretch; text: StretchText }): ReactNode {
  const { what, whose, times, length, ended } = text;
  const kind = stretch.bar ? kindOf(stretch.bar.type, stretch.bar.whose) : 'gap';
  return (
    <div className="cb-timeline-told">
      <p>
        <span className="cb-swatch" data-kind={kind} aria-hidden="true" />
        <b>{what}</b> <span className="cb-told-whose">{whose}</span> <span className="cb-told-end">{ended}</span>
      </p>
      <p>
        <bdi className="cb-told-times">{times}</bdi>{' '}
        <bdi dir="ltr" className="cb-told-end cb-told-length">
          {length ?? <Ticking key={stretch.id} since={stretch.from} />}
        </bdi>
      </p>
    </div>
  );
}

function OwnerName({ name, lanes }: { name: string; lanes: number }): ReactNode {
  const root = useRef<HTMLSpanElement>(null);
  useCssNumbers(root, { '--cb-lanes': lanes });
  return <span ref={root}>{name}</span>;
}
