import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LOG_KINDS, logText, logTime, shortIds, type DeskLog, type LogEntry, type LogKind } from '../desk-log.ts';

const KIND_WORDS: Readonly<Record<LogKind, string>> = {
  request: 'Requests',
  frame: 'Events',
  cache: 'Cache',
  commit: 'Commits',
};

const KIND_TAGS: Readonly<Record<LogKind, string>> = {
  request: 'req',
  frame: 'event',
  cache: 'cache',
  commit: 'react',
};

/** What happens on this desk as it happens, newest first. */
export function LogPanel({ log }: { log: DeskLog }): ReactNode {
  const live = useSyncExternalStore(log.subscribe, () => log.entries);
  const [paused, setPaused] = useState<readonly LogEntry[]>();
  const [left, setLeft] = useState<readonly LogKind[]>([]);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const entries = (paused ?? live).filter(({ kind }) => !left.includes(kind));

  async function copy() {
    try {
      await navigator.clipboard.writeText(logText(entries));
      setSaid(`${entries.length} lines copied`);
    } catch {
      // No clipboard without https: the hand can still take what is selected.
      getSelection()?.selectAllChildren(list.current!);
      setSaid('Selected: copy it with Ctrl+C');
    }
  }

  return (
    <section className="log" aria-label="Log">
      <div className="log-head">
        <h3>Log</h3>
        <span className="desk-quiet" role="status">
          {said}
        </span>
        <button
          type="button"
          className="drawer-link"
          aria-pressed={!!paused}
          onClick={() => setPaused(paused ? undefined : live)}
        >
          {paused ? 'Go on' : 'Pause'}
        </button>
        <button type="button" className="drawer-link" onClick={() => void copy()}>
          Copy
        </button>
        <button
          type="button"
          className="drawer-link"
          onClick={() => {
            log.clear();
            setPaused(undefined);
            setSaid('');
          }}
        >
          Clear
        </button>
      </div>
      <div className="log-kinds" role="group" aria-label="What is shown">
        {LOG_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={!left.includes(kind)}
            data-kind={kind}
            onClick={() => setLeft(left.includes(kind) ? left.filter((each) => each !== kind) : [...left, kind])}
          >
            {KIND_WORDS[kind]}
          </button>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
      <ol ref={list} className="log-lines" tabIndex={0} aria-label="Newest first">
        {entries.map(({ id, at, kind, text, outcome, tone }) => (
          <li key={id} data-kind={kind} data-tone={tone}>
            <time>{logTime(at)}</time>
            <span className="log-kind">{KIND_TAGS[kind]}</span>
            <span className="log-what">
              <span className="log-text" title={text}>
                {shortIds(text)}
              </span>{' '}
              <span className="log-outcome">{outcome}</span>
            </span>
          </li>
        ))}
      </ol>
      {entries.length === 0 && <p className="desk-quiet log-none">Nothing yet.</p>}
    </section>
  );
}
