/** The icon of a page, with a dot on it for a while. */
export interface PageIcon {
  show(badged: boolean): void;
}

const SIZE = 32;
const DOT = { x: 22, y: 10, radius: 9, rim: 2 } as const;
const KEPT = ['href', 'type', 'sizes'] as const;

/**
 * Borrows the icon of `page`: a dot is drawn on it, in the system's own colours, or `icon` (an address) stands in for
 * it, as a content security policy without `img-src data:` needs. Given back attribute by attribute, but for what the
 * host changed meanwhile.
 */
export function createPageIcon(page: Document, icon?: string): PageIcon {
  let drawn: string | undefined = icon;
  let made: HTMLLinkElement | undefined;
  const kept = new Map<HTMLLinkElement, readonly (string | null)[]>();
  let wanted = false;

  const links = () => [...page.querySelectorAll<HTMLLinkElement>('head > link[rel~="icon"]')];

  async function draw(): Promise<string | undefined> {
    const canvas = page.createElement('canvas');
    canvas.width = canvas.height = SIZE;
    const pen = canvas.getContext('2d');
    if (!pen) return undefined;
    const theirs = await load(links().at(-1)?.href);
    if (theirs) pen.drawImage(theirs, 0, 0, SIZE, SIZE);
    for (const [colour, radius] of [
      ['Canvas', DOT.radius + DOT.rim],
      ['Highlight', DOT.radius],
    ] as const) {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.arc(DOT.x, DOT.y, radius, 0, 2 * Math.PI);
      pen.fill();
    }
    const href = canvas.toDataURL();
    return (await load(href)) && href; // a page that forbids `data:` keeps the icon it has
  }

  /** An icon of another origin may be shown but not drawn on: then the dot stands alone. */
  async function load(address: string | undefined): Promise<HTMLImageElement | undefined> {
    if (address === undefined) return undefined;
    const image = page.createElement('img');
    image.crossOrigin = 'anonymous';
    image.src = address;
    return image.decode().then(
      () => image,
      () => undefined,
    );
  }

  function put(href: string) {
    if (links().length === 0) {
      made = page.createElement('link');
      made.rel = 'icon';
      made.href = href;
      page.head.append(made);
      return;
    }
    for (const link of links()) {
      kept.set(
        link,
        KEPT.map((name) => link.getAttribute(name)),
      );
      for (const name of KEPT) link.removeAttribute(name);
      link.setAttribute('href', href);
    }
  }

  function takeBack() {
    made?.remove();
    made = undefined;
    for (const [link, values] of kept) {
      if (link.getAttribute('href') !== drawn) continue;
      KEPT.forEach((name, i) => {
        const value = values[i]!;
        if (value === null) link.removeAttribute(name);
        else link.setAttribute(name, value);
      });
    }
    kept.clear();
  }

  return {
    show(badged) {
      if (badged === wanted) return;
      wanted = badged;
      if (!badged) return takeBack();
      if (drawn !== undefined) return put(drawn);
      void draw()
        .catch(() => undefined)
        .then((href) => {
          drawn = href;
          if (wanted && href !== undefined && kept.size === 0 && !made) put(href);
        });
      return undefined;
    },
  };
}
