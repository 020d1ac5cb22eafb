import { QueryClientProvider } from '@tanstack/react-query';
import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { CallbackCard, type CallbackCardProps } from '../../src/components/callback-card/callback-card.tsx';
import type { CallbackCardHandle } from '../../src/components/callback-card/speech.ts';
import { lengthSpoken } from '../../src/components/length-spoken.ts';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { DEFAULT_SHORTCUTS, readChord, type Shortcuts } from '../../src/components/shortcuts/shortcuts.ts';
import type { DeskPlan } from '../../src/components/story.ts';
import { createDesk } from './desk.ts';
import { patches, phase, posts, press } from './mounted.tsx';

async function open(plan: DeskPlan, props: Partial<CallbackCardProps> = { shortcuts: DEFAULT_SHORTCUTS }) {
  const desk = await createDesk(plan);
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <textarea aria-label="Elsewhere" />
        <button type="button">Outside</button>
        <CallbackCard conversationId={desk.started.conversationId} {...props} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  return desk;
}

const ALT_SHIFT = { altKey: true, shiftKey: true };
const card = () => screen.getByRole('article');
/** Somewhere in the card, where a key would be heard. */
const inside = () => screen.getAllByRole('heading', { level: 3 })[0]!;
const spoken = () => card().querySelector('.cb-spoken')!.textContent;
const preview = { scenario: 'preview-countdown' } as const;
const paged: Shortcuts = { ...DEFAULT_SHORTCUTS, scope: 'page' };

describe('a key', () => {
  test('presses the button it stands for, and the button says so', async () => {
    const desk = await open(preview);
    expect(screen.getByRole('button', { name: 'Accept' }).getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+Y');
    fireEvent.keyDown(inside(), { code: 'KeyY', key: 'Å', ...ALT_SHIFT });
    await desk.step(1000);
    expect([phase(), patches(desk).length]).toEqual(['Preview', 1]);
    expect(screen.getByRole('button', { name: 'Hold callback' }).getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+H');
  });

  test('does nothing unless the host asked for it', async () => {
    const desk = await open(preview, {});
    for (const code of ['KeyY', 'KeyN', 'KeyS', 'Enter', 'Space']) fireEvent.keyDown(inside(), { code, ...ALT_SHIFT });
    await desk.step(1000);
    expect([patches(desk), card().querySelector('[aria-keyshortcuts]')]).toEqual([[], null]);
  });

  test('that dials is there only if the host gives one', async () => {
    expect(DEFAULT_SHORTCUTS.keys.call).toBeUndefined();
    const desk = await open(preview, { shortcuts: { keys: { call: 'Control+Alt+KeyC' } } });
    await press(desk, 'Accept');
    fireEvent.keyDown(inside(), { code: 'KeyC', ctrlKey: true, altKey: true });
    await desk.step(9000);
    expect([phase(), posts(desk).length]).toEqual(['On call', 1]);
  });

  test('held down, composed, with another modifier, or taken by somebody else is not meant', async () => {
    const desk = await open(preview);
    const key = { code: 'KeyY', ...ALT_SHIFT };
    fireEvent.keyDown(inside(), { ...key, repeat: true });
    fireEvent.keyDown(inside(), { ...key, isComposing: true });
    fireEvent.keyDown(inside(), { ...key, ctrlKey: true });
    fireEvent.keyDown(inside(), { ...key, shiftKey: false });
    const taken = createEvent.keyDown(inside(), key);
    taken.preventDefault();
    fireEvent(inside(), taken);
    await desk.step(1000);
    expect(patches(desk)).toEqual([]);
  });

  test('meets the guard of its button: what came under it a moment ago is not pressed', async () => {
    const shortcuts = { keys: { accept: 'F8', hold: 'F8' } };
    const desk = await open(preview, { shortcuts });
    for (let i = 0; i < 4; i++) {
      fireEvent.keyDown(inside(), { code: 'F8' });
      await desk.step(150);
    }
    expect([phase(), patches(desk).length]).toEqual(['Preview', 1]);
  });

  test('of a button that cannot be pressed says why, and asks for nothing', async () => {
    const desk = await open({ scenario: 'preview-no-skip' });
    await press(desk, 'Accept');
    const before = patches(desk).length;
    fireEvent.keyDown(inside(), { code: 'KeyS', ...ALT_SHIFT });
    await desk.step(100);
    expect([spoken(), patches(desk).length]).toEqual(['This campaign does not allow skipping.', before]);
  });

  test('of two open calls hangs up neither, and goes to the first', async () => {
    const desk = await open({ scenario: 'two-calls' });
    await desk.step(6000);
    fireEvent.keyDown(inside(), { code: 'KeyE', ...ALT_SHIFT });
    await desk.step(1000);
    expect(phase()).toBe('Two calls are open');
    expect(document.activeElement?.textContent).toMatch(/^Hang up/);
  });
});

describe('its scope', () => {
  test('is the card that has the focus', async () => {
    const desk = await open(preview);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Outside' }), { code: 'KeyY', ...ALT_SHIFT });
    await desk.step(1000);
    expect(patches(desk)).toEqual([]);
  });

  test('may be the page, but where something is typed or asked', async () => {
    const desk = await open(preview, { shortcuts: paged });
    const key = { code: 'KeyY', ...ALT_SHIFT };
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Elsewhere' }), key);
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    document.body.append(dialog);
    fireEvent.keyDown(document.body, key);
    dialog.remove();
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', 'true');
    document.body.append(editor);
    fireEvent.keyDown(editor, key);
    editor.remove();
    await desk.step(500);
    expect(patches(desk)).toEqual([]);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Outside' }), key);
    await desk.step(500);
    expect(patches(desk)).toHaveLength(1);
  });

  test('of two cards on a page is the one that has the focus, and else none', async () => {
    const desk = await createDesk(preview);
    const one = <CallbackCard conversationId={desk.started.conversationId} shortcuts={paged} />;
    render(
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          {one}
          {one}
        </CallbackProvider>
      </QueryClientProvider>,
    );
    await desk.step(1000);
    fireEvent.keyDown(document.body, { code: 'KeyY', ...ALT_SHIFT });
    await desk.step(500);
    expect(patches(desk)).toEqual([]);
    fireEvent.keyDown(screen.getAllByRole('heading', { level: 3 })[1]!, { code: 'KeyY', ...ALT_SHIFT });
    await desk.step(500);
    expect(patches(desk)).toHaveLength(1);
  });
});

describe('a mapping', () => {
  test.each([
    'KeyA',
    'Shift+KeyA',
    'Digit1',
    'Enter',
    'Alt+Enter',
    'Control+Space',
    'Escape',
    'Alt+Tab',
    'Alt+é',
    'Hyper+KeyA',
    '',
  ])('%s is refused', (text) => expect(readChord(text)).toBeUndefined());
  test.each(['Alt+KeyA', 'F8', 'Shift+F8', 'Control+Alt+Digit1', 'Meta+ArrowUp'])('%s may be had', (text) =>
    expect(readChord(text)).toBeDefined(),
  );

  test('that is refused is told to the host, and the others work', async () => {
    const onError = vi.fn<(error: Error) => void>();
    const shortcuts: Shortcuts = { keys: { accept: 'F8', decline: 'KeyD' } };
    const desk = await open(preview, { shortcuts, onError });
    expect(onError.mock.calls.map(([error]) => error.message)).toEqual([
      expect.stringContaining('"KeyD" is no key for "decline"'),
    ]);
    fireEvent.keyDown(inside(), { code: 'F8' });
    await desk.step(500);
    expect(phase()).toBe('Preview');
  });
});

describe('the time left is said', () => {
  const sayTime = { code: 'KeyL', ...ALT_SHIFT };

  test('by a key, in words, at this moment, and again when asked again', async () => {
    const desk = await open(preview);
    await press(desk, 'Accept');
    await desk.step(15_600);
    fireEvent.keyDown(inside(), sayTime);
    expect(spoken()).toBe(''); // what stood there would not be read again
    await desk.step(100);
    expect(spoken()).toMatch(/^4\d seconds until the system dials$/);
    await desk.step(6000);
    expect(spoken()).toBe('');
  });

  test('with speech off too, by the host', async () => {
    const handle = createRef<CallbackCardHandle>();
    const desk = await open(preview, { speech: 'off', handle });
    await desk.step(2000);
    expect(spoken()).toBe('');
    const said = handle.current!.sayTime();
    await desk.step(100);
    expect(said).toMatch(/^2\d seconds to accept$/);
    expect(spoken()).toBe(said);
  });

  test('by a button in the details', async () => {
    const desk = await open({ scenario: 'held' }, {});
    fireEvent.click(screen.getByRole('button', { name: 'Details' }));
    fireEvent.click(screen.getByRole('button', { name: 'Say time left' }));
    await desk.step(100);
    expect(spoken()).not.toBe('');
  });

  test('as "about" where it may be wrong by more than a second, and by its right name in every phase', async () => {
    const handle = createRef<CallbackCardHandle>();
    const desk = await open({ ...preview, personality: { dialsAtZero: 'nobody' } }, { handle });
    await desk.step(0);
    await press(desk, 'Accept');
    await desk.step(1000);
    expect(handle.current!.sayTime()).toMatch(/until the system dials$/);
    await desk.step(60_000);
    expect(handle.current!.sayTime()).toBe('System is placing the call');
    await desk.step(8000);
    expect(handle.current!.sayTime()).toBe('No call was placed');
    await press(desk, 'Call now');
    await desk.step(70_000);
    expect(handle.current!.sayTime()).toMatch(/^Talk time: 1 minute, \d+ seconds?$/);
  });

  test('a length in words', () => {
    expect([0, 1, 42, 72, 3600, 3725, 93_600].map((seconds) => lengthSpoken(seconds, 'en'))).toEqual([
      '0 seconds',
      '1 second',
      '42 seconds',
      '1 minute, 12 seconds',
      '1 hour',
      '1 hour, 2 minutes',
      '1 day, 2 hours',
    ]);
    expect(lengthSpoken(72, 'de')).toBe('1 Minute, 12 Sekunden');
    expect(lengthSpoken(42, 'ar')).toMatch(/^42 /);
  });
});
