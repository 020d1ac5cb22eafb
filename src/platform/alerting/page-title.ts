import type { Stop } from '../../time/clock.ts';

/** The title of a page, with something of ours before it for a while. */
export interface PageTitle {
  /** Puts `text` before the host's title; `undefined` gives the host's back, as it is by then. */
  show(text: string | undefined): void;
}

const BETWEEN = ' · ';

/**
 * Borrows the title of `page`. The host may go on changing its title meanwhile: ours stays before it, and what is given
 * back is the host's latest, to the letter.
 */
export function createPageTitle(page: Document): PageTitle {
  let shown: string | undefined;
  let theirs = '';
  let made: HTMLTitleElement | undefined;
  let stopWatching: Stop | undefined;

  const element = () => page.querySelector<HTMLTitleElement>('head > title');
  const read = () => element()?.textContent ?? '';

  function write(text: string) {
    let title = element();
    if (!title) page.head.append((title = made = page.createElement('title')));
    const node = title.firstChild;
    // In place: a host's framework may hold on to the very text it made.
    if (node instanceof Text && title.childNodes.length === 1) node.data = text;
    else title.textContent = text;
  }

  const ours = (text: string) => (theirs === '' ? text : text + BETWEEN + theirs);

  /** What the host wrote since we last wrote; it may have read ours and written it back with something added. */
  function hearHost() {
    const now = read();
    if (shown === undefined || now === ours(shown)) return false;
    theirs = now.replace(shown + BETWEEN, '').replace(shown, '');
    return true;
  }

  function watch() {
    const observer = new MutationObserver(() => {
      if (hearHost() && shown !== undefined) write(ours(shown));
    });
    observer.observe(page.head, { childList: true, subtree: true, characterData: true });
    stopWatching = () => observer.disconnect();
  }

  return {
    show(text) {
      if (text === shown) return;
      if (shown === undefined) theirs = read();
      else hearHost();
      shown = text;
      if (text === undefined) {
        stopWatching?.();
        stopWatching = undefined;
        write(theirs);
        if (made && theirs === '') made.remove();
        made = undefined;
        return;
      }
      write(ours(text));
      if (!stopWatching) watch();
    },
  };
}
