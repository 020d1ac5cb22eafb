/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- once its rows
   are laid out as lines it is no table to some browsers, unless it says so */
import type { ReactNode } from 'react';
import { useSectionWords } from '../section-words.ts';
import { Ticking } from '../ticking.tsx';
import type { Stretch, StretchText } from './bar-text.ts';

/** The content of the bars, in rows; in a narrow card, in lines. Renders a `<div>` that scrolls, with a `<table>` in it. */
export function SegmentTable(props: {
  id: string;
  stretches: readonly Stretch[];
  textOf: (stretch: Stretch) => StretchText;
}): ReactNode {
  const { id, stretches, textOf } = props;
  const { say } = useSectionWords();
  const columns = ['what', 'whose', 'from', 'to', 'length', 'ended'] as const;
  return (
    // Scrolled by keyboard too, where a narrow card cuts it off.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div id={id} className="cb-timeline-scroll" role="group" tabIndex={0} aria-label={say('timeline.name')}>
      <table className="cb-timeline-table" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} scope="col" role="columnheader">
                {say(`timeline.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {stretches.map((stretch) => {
            const { what, whose, from, to, length, ended } = textOf(stretch);
            return (
              <tr key={stretch.id} role="row">
                <th scope="row" role="rowheader">
                  {what}
                </th>
                <td role="cell">{whose}</td>
                <td role="cell">
                  <bdi>{from}</bdi>
                </td>
                <td role="cell">
                  <bdi>{to}</bdi>
                </td>
                <td role="cell">
                  <bdi dir="ltr">{length ?? <Ticking since={stretch.from} />}</bdi>
                </td>
                <td role="cell">{ended}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
