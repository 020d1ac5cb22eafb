import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Alerting, type AlertingProps } from '../../src/components/alerting/alerting.tsx';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import '../../src/platform/alerting/browser-alerting.ts'; // loaded later in a page; here at once
import { createDesk, type TestDesk } from './desk.ts';
import { press } from './mounted.tsx';

/** A sound that nobody hears. */
function createSilence(allowed = true) {
  const silence = { ready: true, played: 0, play: () => Promise.resolve(allowed), stop() {}, dispose() {} };
  return Object.assign(silence, { play: () => (silence.played++, Promise.resolve(allowed)) });
}

const shown: { title: string; options: NotificationOptions; onclick?: () => void; closed: boolean }[] = [];
class TestNotification {
  static permission = 'granted';
  static requestPermission = vi.fn<() => void>();
  readonly #entry: (typeof shown)[number];
  constructor(title: string, options: NotificationOptions) {
    shown.push((this.#entry = { title, options, closed: false }));
  }
  set onclick(run: () => void) {
    this.#entry.onclick = run;
  }
  close() {
    this.#entry.closed = true;
  }
}

let inFront = false;
beforeEach(() => {
  inFront = false;
  shown.length = 0;
  TestNotification.permission = 'granted';
  vi.stubGlobal('Notification', TestNotification);
  vi.spyOn(document, 'hasFocus').mockImplementation(() => inFront);
  document.head.innerHTML = '<title>Larkmoor  CRM </title><link rel="icon" href="/own.svg" type="image/svg+xml">';
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const title = () => document.querySelector('title')?.textContent;
const icon = () => document.querySelector('link')!.outerHTML;

async function open(props: AlertingProps) {
  const desk: TestDesk = await createDesk({ scenario: 'preview-countdown' });
  const mounted = render(
    <StrictMode>
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          <Alerting {...props} />
          <CallbackCard conversationId={desk.started.conversationId} />
        </CallbackProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  await desk.step(1000);
  return { desk, ...mounted };
}

describe('nothing is on by itself', () => {
  test('and nothing of the page is touched', async () => {
    await open({});
    expect([title(), shown.length]).toEqual(['Larkmoor  CRM ', 0]);
    expect(icon()).toContain('/own.svg');
  });
});

describe('the title', () => {
  test('counts for the agent who looks elsewhere, without a name or a number, and is given back to the letter', async () => {
    const { desk } = await open({ title: true });
    expect(title()).toMatch(/^Callback: 0:2[89] to accept · Larkmoor {2}CRM $/);
    await press(desk, 'Accept');
    expect(title()).toMatch(/^Callback: dials in 0:5\d · /);
    await desk.step(30_000);
    const left = Number(/0:(\d\d)/.exec(title()!)![1]);
    await desk.step(1000);
    expect(title()).toContain(`dials in 0:${left - 1}`);
    inFront = true;
    window.dispatchEvent(new Event('focus'));
    expect(title()).toBe('Larkmoor  CRM ');
    inFront = false;
    window.dispatchEvent(new Event('blur'));
    expect(title()).toMatch(/^Callback: dials/);
    await desk.step(35_000);
    expect(title()).toBe('Larkmoor  CRM ');
  });

  test('goes on where a host changes its own meanwhile, and gives back the latest', async () => {
    const { desk, unmount } = await open({ title: true });
    document.title = 'Case 12';
    await desk.step(0);
    expect(title()).toMatch(/^Callback: .* · Case 12$/);
    document.title = `(3) ${document.title}`;
    await desk.step(0);
    expect(title()).toMatch(/^Callback: .* · \(3\) Case 12$/);
    unmount();
    expect(title()).toBe('(3) Case 12');
  });

  test('says "about" while the clock is not known to the second', async () => {
    const { desk } = await open({ title: true });
    act(() => desk.clock.setOffset({ ms: 0, errorMs: 1500 }));
    await desk.step(1000);
    expect(title()).toMatch(/^Callback: about 0:2\d to accept/);
  });

  test('that was not there is gone again', async () => {
    document.head.replaceChildren();
    const { unmount } = await open({ title: true });
    expect(title()).toMatch(/^Callback: 0:2\d to accept$/);
    unmount();
    expect(document.querySelector('title')).toBeNull();
  });
});

describe('a notification', () => {
  test('names nobody, stands under the conversation, opens it at a click, and goes with the offer', async () => {
    const onOpen = vi.fn<NonNullable<AlertingProps['onOpen']>>();
    const focus = vi.spyOn(window, 'focus').mockImplementation(() => {});
    const { desk } = await open({ notification: true, onOpen });
    expect(shown.map((one) => one.title)).toEqual(['Callback: waiting to be accepted']);
    const { conversationId } = desk.started;
    expect(shown[0]!.options).toMatchObject({ lang: 'en', dir: 'ltr', silent: false });
    expect(shown[0]!.options.tag).toContain(conversationId);
    expect(shown[0]!.options.body).toBeUndefined();
    shown[0]!.onclick!();
    expect(onOpen.mock.calls).toEqual([[{ conversationId }]]);
    expect(focus).toHaveBeenCalledOnce();
    await press(desk, 'Accept');
    expect(shown[0]!.closed).toBe(true);
    expect(shown).toHaveLength(1);
  });

  test('that was not permitted is told to the host, and nobody is asked', async () => {
    TestNotification.permission = 'default';
    const onBlocked = vi.fn<NonNullable<AlertingProps['onBlocked']>>();
    const { desk } = await open({ notification: true, onBlocked });
    const { conversationId } = desk.started;
    expect(onBlocked.mock.calls).toEqual([[{ conversationId, means: 'notification', because: 'not-granted' }]]);
    expect(TestNotification.requestPermission).not.toHaveBeenCalled();
  });

  test('is not shown for a card that is looked at', async () => {
    inFront = true;
    await open({ notification: true, title: true });
    expect([shown.length, title()]).toEqual([0, 'Larkmoor  CRM ']);
  });
});

describe('the sound', () => {
  test('is one for an offer, also in front of the agent, and not for the one that comes again at once', async () => {
    inFront = true;
    const player = createSilence();
    const { desk } = await open({ sound: true, player });
    expect(player.played).toBe(1);
    await desk.step(40_000);
    expect(player.played).toBe(1);
  });

  test('only for who is away, where so wished', async () => {
    inFront = true;
    const player = createSilence();
    await open({ sound: 'away', player });
    expect(player.played).toBe(0);
  });

  test('that the browser does not let is told to the host', async () => {
    const onBlocked = vi.fn<NonNullable<AlertingProps['onBlocked']>>();
    const { desk } = await open({ sound: true, player: createSilence(false), onBlocked });
    const { conversationId } = desk.started;
    expect(onBlocked.mock.calls).toEqual([[{ conversationId, means: 'sound', because: 'unsupported' }]]); // no audio here
  });

  test('of our own throws nowhere where there is no audio', async () => {
    const onBlocked = vi.fn<NonNullable<AlertingProps['onBlocked']>>();
    await open({ sound: true, onBlocked });
    expect(onBlocked).toHaveBeenCalledOnce();
  });
});

describe('the badge', () => {
  test('stands in for the icon while an offer waits, and gives back every attribute', async () => {
    const before = icon();
    const { desk } = await open({ badge: '/waiting.png' });
    expect(icon()).toBe('<link rel="icon" href="/waiting.png">');
    await press(desk, 'Accept');
    expect(document.querySelector('link')!.getAttribute('href')).toBe('/own.svg');
    expect(icon().length).toBe(before.length);
  });

  test('leaves alone what the host changed meanwhile', async () => {
    const { desk } = await open({ badge: '/waiting.png' });
    document.querySelector('link')!.setAttribute('href', '/new.svg');
    await press(desk, 'Accept');
    expect(document.querySelector('link')!.getAttribute('href')).toBe('/new.svg');
  });
});
