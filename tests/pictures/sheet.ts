/** A picture of a card, as wide as it is drawn, and what stands under it. */
export interface Framed {
  readonly caption: string;
  readonly picture: Buffer | undefined;
  readonly width: number;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const image = (picture: Buffer) => `<img alt="" src="data:image/png;base64,${picture.toString('base64')}">`;

/** A page that lays pictures out in `columns`, each above its caption. */
export const sheet = (
  theme: 'light' | 'dark',
  pictures: readonly Framed[],
  columns: number,
): string => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 24px; background: ${theme === 'dark' ? '#000' : '#dfe3e9'};
    color: ${theme === 'dark' ? '#ccc' : '#333'}; font: 14px/20px system-ui, sans-serif; }
  main { display: grid; grid-template-columns: repeat(${columns}, max-content); gap: 24px 20px; align-items: start; }
  figure { margin: 0 } img { display: block } figcaption { padding-top: 6px }
</style><main>${pictures
  .map(
    ({ caption, picture, width }) =>
      `<figure style="width: ${width}px">${picture ? image(picture) : 'not taken'}<figcaption>${escaped(caption)}</figcaption></figure>`,
  )
  .join('')}</main>`;
