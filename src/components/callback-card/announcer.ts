import { useEffect, useImperativeHandle, useMemo, useRef, type Ref, type RefObject } from 'react';
import { wrapUpFor, wrapUpOwed } from '../../callback/after-call-work.ts';
import { callbackOutcome, callOutcome } from '../../callback/outcome.ts';
import type { Phase } from '../../callback/phase.ts';
import { isAbout, type Clock, type Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import { remainingSeconds } from '../../time/duration.ts';
import { useAbout, useClock } from '../clock.tsx';
import { outcomeText } from '../outcome-text.ts';
import { useSectionWords, type SectionSay } from '../section-words.ts';
import { useLanguage } from '../words.tsx';
import type { Shortcuts } from '../shortcuts/shortcuts.ts';
import type { CallbackCardHandle, Speech } from './speech.ts';
import { timeSpoken } from './time-spoken.ts';
import { useCardKeys } from './use-card-keys.ts';
import { useConnectionSpoken } from './use-connection-spoken.ts';
import type { Work } from './use-work.ts';

/** Spoken so many seconds before zero; the longer countdowns are told once more. */
const TOLD_BEFORE = { off: [], brief: [10], full: [60, 30, 10, 5] } as const;
const LONG_COUNTDOWN_SECONDS = 90;
const WRAP_UP_TOLD_MS = 15_000;
/** A moment that passed while the computer slept is not spoken of later: only what is now counts. */
const STALE_MS = 2000;
/** After sleep, and around zero, one phase follows another at once: only the one that stays is spoken of. */
const STAYS_MS = 400;
/** Long enough to be taken up by any reader; what stood longer would be read as if it were still so. */
const STANDS_MS = 5000;

/**
 * Speaks through the polite `region`, which is there, empty, from the start. Says what changed, once, and never what
 * ticks: two hundred previews a day must not become eight hundred interruptions (desk 3). Says the time when it is asked
 * for, by a key, the host or the details. Writes past React, and renders nothing.
 */
export function Announcer(props: {
  work: Work;
  speech: Speech;
  region: RefObject<HTMLDivElement | null>;
  card: RefObject<HTMLElement | null>;
  shortcuts: Shortcuts | undefined;
  handle: Ref<CallbackCardHandle> | undefined;
  /** The same for the card's own button. */
  voice: Ref<CallbackCardHandle>;
  onError: ((error: Error) => void) | undefined;
}): null {
  const { work, region, card, shortcuts, handle, voice, onError } = props;
  const clock = useClock();
  const { say } = useSectionWords();
  const { locale } = useLanguage();
  const { speak, again, stop } = useMemo(() => createSpeaker(clock, region), [clock, region]);
  useEffect(() => stop, [stop]);
  const said = useRef<Phase>(undefined);
  const { phase, countdown, view } = work;
  const speech = view.role === 'watching' ? 'off' : props.speech; // whoever watches is not called to anything (desk D9)
  const about = useAbout();

  const latest = useRef(work);
  useEffect(() => void (latest.current = work));
  useEffect(() => {
    if (said.current === phase) return undefined;
    return afterPeace(clock, () => {
      const text = speech === 'off' ? undefined : phaseSpoken(latest.current, said.current, say, clock);
      said.current = phase;
      if (text !== undefined && text !== focusedText(card.current)) speak(text);
    });
  }, [clock, say, speak, phase, speech, card]);

  const dueAt = phase === 'preview' ? countdown?.dueAt : undefined;
  const seconds = countdown?.seconds ?? 0;
  useEffect(() => {
    if (dueAt === undefined) return undefined;
    const before: number[] = TOLD_BEFORE[speech].filter((n) => n < seconds);
    if (speech === 'brief' && seconds > LONG_COUNTDOWN_SECONDS) before.unshift(30);
    return stopAll(
      before.map((n) =>
        atPunctually(clock, dueAt - n * 1000, () =>
          speak(say(isAbout(clock) ? 'said.seconds-about' : 'said.seconds', { n })),
        ),
      ),
    );
    // A clock that jumped runs alarms too early; once it is right again those that are still to come are set anew.
  }, [clock, say, speak, speech, dueAt, seconds, about]);

  const asked = useMemo<CallbackCardHandle>(
    () => ({
      sayTime() {
        const text = timeSpoken(latest.current, clock, say, locale);
        again(text);
        return text;
      },
    }),
    [clock, say, locale, again],
  );
  useImperativeHandle(handle, () => asked, [asked]);
  useImperativeHandle(voice, () => asked, [asked]);
  const onRefused = (problem: string) => onError?.(new Error(problem));
  useCardKeys({ card, shortcuts, sayTime: asked.sayTime, speak: again, onRefused });

  const own = view.calls.findLast(({ live }) => live)?.own;
  const heldAt = phase === 'on-call' && own?.held ? own.heldAt : undefined;
  useEffect(() => {
    if (heldAt === undefined || speech === 'off') return undefined;
    return atPunctually(clock, heldAt + 120_000, () => speak(say('said.held-too-long')));
  }, [clock, say, speak, speech, heldAt]);

  const endsAt = useMemo(() => wrapUpToTell(view), [view]);
  useEffect(() => {
    if (endsAt === undefined || speech === 'off') return undefined;
    return atPunctually(clock, endsAt - WRAP_UP_TOLD_MS, () =>
      speak(say(isAbout(clock) ? 'said.wrap-up-left-about' : 'said.wrap-up-left')),
    );
  }, [clock, say, speak, speech, endsAt, about]);

  const connection = useConnectionSpoken(say, locale);
  const saidOfIt = useRef<string>(undefined);
  useEffect(() => {
    if (saidOfIt.current === connection) return undefined;
    return afterPeace(clock, () => {
      saidOfIt.current = connection;
      if (connection !== undefined && props.speech !== 'off') speak(connection);
    });
  }, [clock, speak, props.speech, connection]);

  return null;
}

/** When the wrap-up that still needs something is ended by the platform. */
function wrapUpToTell(view: Work['view']): Instant | undefined {
  const { endsAt, to } = wrapUpOwed(view);
  const written = wrapUpFor(view, to);
  return written && !written.provisional ? undefined : endsAt;
}

/** Speaks through `region`, and takes back after a while what was said. */
function createSpeaker(clock: Clock, region: RefObject<HTMLDivElement | null>) {
  let forget: Stop = () => {};
  const write = (text: string) => {
    if (region.current) region.current.textContent = text;
  };
  function speak(text: string) {
    forget();
    write(text);
    forget = clock.after(STANDS_MS, () => write(''));
  }
  return {
    speak,
    /** What stands there already would not be read again: it goes for a moment. */
    again(text: string) {
      forget();
      write('');
      forget = clock.soon(() => speak(text));
    },
    stop: () => forget(),
  };
}

/** What is read of the control that has the focus: the heading of the phase was read when it took it. */
const focusedText = (card: HTMLElement | null) =>
  (card?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement?.textContent;

const stopAll = (stops: readonly Stop[]) => () => stops.forEach((stop) => stop());

/** Runs when nothing stopped it for a moment; one in which the page stood still, or the clock was changed, is none. */
function afterPeace(clock: Clock, run: () => void): Stop {
  const began = clock.wall();
  let stop = clock.after(STAYS_MS, () => {
    if (Math.abs(clock.wall() - began) > STALE_MS) stop = afterPeace(clock, run);
    else run();
  });
  return () => stop();
}

/** Runs at `when`, but not when it passed unseen. */
function atPunctually(clock: Clock, when: Instant, run: () => void): Stop {
  if (when <= clock.now()) return () => {};
  return clock.at(when, () => {
    if (clock.now() - when < STALE_MS) run();
  });
}

/** What is said on entering a phase; nothing for those that speak by themselves or by what follows at once. */
function phaseSpoken(
  { phase, countdown, view, stage }: Work,
  before: Phase | undefined,
  say: SectionSay['say'],
  clock: Clock,
): string | undefined {
  const now = clock.now();
  const name = view.customerName ?? say('card.unnamed');
  switch (phase) {
    case 'alerting':
      return say('said.new-callback', { name });
    case 'preview':
      if (!countdown || stage !== 'counting') return say('said.preview', { name });
      return say(isAbout(clock) ? 'said.preview-dials-about' : 'said.preview-dials', {
        name,
        n: remainingSeconds(countdown.dueAt, now),
      });
    case 'system-dialling':
      return say(countdown && now - countdown.dueAt > STALE_MS ? 'said.ended-asleep' : 'said.system-dials');
    case 'not-placed':
      return say('said.not-placed');
    case 'own-phone':
      return say('said.own-phone');
    case 'on-call':
      return say('said.connected');
    case 'two-calls':
      return say('phase.two-calls');
    case 'call-ended': {
      const last = view.calls.at(-1);
      const outcome = last && callOutcome(last);
      return say('said.call-ended', { outcome: outcome ? outcomeText(outcome, say) : say('phase.call-ended') });
    }
    case 'wrap-up':
      return say('phase.wrap-up');
    case 'done': {
      const outcome = before === 'call-ended' ? undefined : callbackOutcome(view); // told when the call ended
      return outcome ? outcomeText(outcome, say) : say('phase.done');
    }
    default:
      return undefined;
  }
}
