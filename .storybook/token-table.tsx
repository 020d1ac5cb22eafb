import type { CSSProperties, ReactNode } from 'react';
import css from '../src/styles/tokens.css?raw';
import { lightAndDark, readTokens, type Token } from './read-tokens.ts';
import './tokens.css';

const SCHEMES = ['light', 'dark'] as const;

/** How a token that is no plain colour is shown, by the end of its name. */
const SAMPLES: readonly (readonly [name: RegExp, style: (value: string) => CSSProperties, text?: string])[] = [
  [/-font/, (value) => ({ fontFamily: value }), 'Call 01:23'],
  [/-text/, (value) => ({ fontSize: value, lineHeight: 1.1 }), '01:23'],
  [/-(space|line|px)/, (value) => ({ inlineSize: value, blockSize: value, background: 'var(--cb-accent)' })],
  [/-radius/, (value) => ({ inlineSize: 32, blockSize: 32, background: 'var(--cb-accent)', borderRadius: value })],
  [/-shadow/, (value) => ({ inlineSize: 32, blockSize: 20, background: 'var(--cb-surface)', boxShadow: value })],
];

function Sample({ name, value }: Token): ReactNode {
  const own = `var(${name})`;
  const [, style, text] = SAMPLES.find(([names]) => names.test(name) && !value.startsWith('light-dark(')) ?? [];
  if (style) return <div style={style(own)}>{text}</div>;
  return lightAndDark(value) && <div className="token-swatch" style={{ background: own }} />;
}

/** Every token by its role, in light and in dark, as the stylesheet itself says it. */
export function TokenTable(): ReactNode {
  return readTokens(css).map(({ name: group, note, tokens }) => (
    <section key={group} className="sb-unstyled token-group">
      <h2>{group}</h2>
      {note && <p>{note}</p>}
      <table>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.name}>
              <th scope="row">
                <code>{token.name}</code>
              </th>
              <td>
                {token.role}
                {!token.value.startsWith('light-dark(') && <code className="token-value">{token.value}</code>}
              </td>
              {SCHEMES.map((colorScheme, n) => (
                <td key={colorScheme} className="token-sample" style={{ colorScheme }}>
                  <Sample {...token} />
                  <code>{lightAndDark(token.value)?.[n]}</code>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
