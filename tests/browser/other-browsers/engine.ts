import type { Key } from '../keys.ts';

/** One page of a browser, as much of it as an agent with a keyboard uses. */
export interface Engine {
  open(url: string): Promise<void>;
  /** Presses a key as a hand does. */
  press(key: Key): Promise<void>;
  /** What an expression comes to in the page, as JSON carries it. */
  read<Value>(expression: string): Promise<Value>;
  /** What the page looks like, as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** What WebDriver calls the keys. */
const CODES: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** The actions of WebDriver, old and new, that press and let go of `key`. */
export function keyActions(key: Key): unknown[] {
  const codes = key.split('+').map((each) => CODES[each]!);
  const down = codes.map((value) => ({ type: 'keyDown', value }));
  const up = codes.toReversed().map((value) => ({ type: 'keyUp', value }));
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}
