import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { ACTIONS, type Action } from '../../callback/permitted.ts';
import type { Activity } from '../../platform/log.ts';
import { CopyButton } from '../copy-button.tsx';
import type { Part } from '../part.ts';
import { EXACT_TIME, timeFormat } from '../../time/clock-time.ts';
import { useSectionWords, type SectionSay } from '../section-words.ts';
import { useLanguage } from '../words.tsx';

/** Props of `ActivityLog`; whatever a `<section>` takes is passed on. */
export interface ActivityLogProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Oldest first, as the log gives them. */
  activities: readonly Activity[];
}

const SHOWN = 20;

/**
 * What happened here: who asked for what, when by the platform's clock, and what became of it; newest first. All of it
 * can be copied, as JSON. Renders a `<section>`.
 */
export const ActivityLog: Part<ActivityLogProps, HTMLElement> = forwardRef<HTMLElement, ActivityLogProps>(
  function ActivityLog({ activities, ...rest }, ref) {
    const { say } = useSectionWords();
    const { locale } = useLanguage();
    const titleId = useId();
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-log', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say('log.name')}
        </h3>
        {activities.length > 0 && <CopyButton text={JSON.stringify(activities, undefined, 1)} describes={titleId} />}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard too */}
        <div className="cb-log-scroll" role="group" tabIndex={0} aria-labelledby={titleId}>
          <ol>
            {activities
              .slice(-SHOWN)
              .reverse()
              .map((activity) => (
                <li key={activity.n}>
                  <bdi className="cb-log-time">{timeFormat(locale, EXACT_TIME).format(activity.at)}</bdi>
                  <span>{activityText(activity, say)}</span>
                  {'correlationId' in activity && (
                    <bdi dir="ltr" className="cb-log-reference" translate="no">
                      {activity.correlationId}
                    </bdi>
                  )}
                </li>
              ))}
          </ol>
        </div>
      </section>
    );
  },
);

function activityText(activity: Activity, say: SectionSay['say']): string {
  switch (activity.what) {
    case 'asked':
      if (activity.by === 'card' && activity.action === 'wrap-up') return say('log.saved-before-end');
      return say(`log.asked-${activity.by}`, {
        action: actionText(activity.action, say),
        column: activity.column ?? '',
      });
    case 'answered':
      return say(`log.${activity.result}`, { action: actionText(activity.action, say) });
    case 'call-appeared':
      return say(`log.call-${activity.by}`);
    case 'warning-overridden':
      return say(`log.warning-${activity.warning}`);
    case 'connection':
      return say(`log.connection-${activity.state}`);
  }
}

const actionText = (action: string, say: SectionSay['say']): string =>
  isAction(action) ? say(action === 'call' ? 'action.call-none' : `action.${action}`).replace(/…$/, '') : action;

const isAction = (action: string): action is Action => ACTIONS.some((one) => one === action);
