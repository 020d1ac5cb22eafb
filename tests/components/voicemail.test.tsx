import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { isSafeMediaAddress } from '../../src/platform/media-address.ts';
import type { ScenarioName } from '../../src/simulator/simulator.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';
import { createBrowser } from '../platform/browser.ts';
import { NINE } from '../platform/desk.ts';
import { answers, cut } from '../platform/recording.ts';
import { listenToPage } from './sounding.ts';
import { openVoicemail, slider, times, voicemailText } from './voicemail-desk.tsx';

const ears = listenToPage();
const MEDIA = /^GET \/voicemail\/messages\/[^/]+\/media/;
const MESSAGE = /^GET \/voicemail\/messages\/[^/]+$/;
const play = () => screen.queryByRole('button', { name: 'Play message' });

describe('a message that cannot be heard says why, and what else can be done', () => {
  test.each<[ScenarioName, RegExp]>([
    ['voicemail-failed', /could not be saved\. Call the number below\.$/],
    ['voicemail-timed-out', /did not arrive in time\. Call the number below\.$/],
    ['voicemail-deleted', /was deleted\. Call the number below\.$/],
    ['voicemail-marked-deleted', /was deleted\. Call the number below\.$/],
    ['voicemail-forbidden', /You may not hear this message\. Ask your supervisor\.$/],
  ])('%s', async (scenario, words) => {
    const desk = await openVoicemail(scenario);
    expect(voicemailText()).toMatch(words);
    expect([play(), document.querySelector('audio'), desk.asked(MEDIA)]).toEqual([null, null, 0]);
  });

  test('one that is gone when it is asked for, too', async () => {
    const desk = await openVoicemail('voicemail');
    desk.network.next('GET /voicemail/messages', answers(410));
    await desk.press('Play message');
    expect(voicemailText()).toMatch(/was deleted/);
    expect(play()).toBeNull();
  });

  test.each(['http://elsewhere.example/vm.wav', 'javascript:alert(1)', 'data:audio/wav;base64,', '//vm.wav', ''])(
    'one that lies at %j',
    async (mediaFileUri) => {
      const desk = await openVoicemail('voicemail');
      desk.network.next('GET /voicemail/messages', answers(200, { mediaFileUri, waveformData: [] }));
      await desk.press('Play message');
      expect(voicemailText()).toMatch(/lies at an address that is not safe\. Call the number below\.$/);
      expect(ears.fetched).toEqual([]);
    },
  );
});

test('an address is safe by https, or at the platform itself', () => {
  const safe = (address: string) => isSafeMediaAddress(address, 'http://localhost:8080');
  expect(['https://files.example/a.wav', 'http://localhost:8080/a.wav'].map(safe)).toEqual([true, true]);
  const unsafe = ['http://localhost:9090/a', 'https://me:secret@files.example/a', 'blob:https://a.example/b', 'a.wav'];
  expect(unsafe.map(safe)).toEqual([false, false, false, false]);
});

describe('a message that is on its way', () => {
  const LOOKS = /^GET \/conversations\/[^/]+$/;

  test('is there by itself once an event tells of it, and that is said', async () => {
    const desk = await openVoicemail('voicemail-pending');
    expect(voicemailText()).toMatch(/still being uploaded/);
    expect(desk.asked(MESSAGE)).toBe(0);
    await desk.step(12_000);
    expect(play()).not.toBeNull();
    expect(screen.getByText('The customer left a message.').getAttribute('aria-live')).toBe('polite');
  });

  test('is looked for four times a minute, in case the event is lost, but not while nobody sees the page', async () => {
    const desk = await openVoicemail('voicemail-pending-fails');
    await desk.press('Accept');
    await desk.step(1500);
    desk.simulator.faults.add({ on: 'event', do: 'lose' });
    const heal = desk.network.every('GET /conversations/', cut);
    const looksIn = async (ms: number) => {
      const before = desk.asked(LOOKS);
      await desk.step(ms);
      return desk.asked(LOOKS) - before;
    };
    expect(await looksIn(60_000)).toBe(4);
    expect(voicemailText()).toMatch(/still being uploaded/);
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    expect(await looksIn(60_000)).toBe(0);
    Reflect.deleteProperty(document, 'hidden');
    heal();
    await desk.step(15_000);
    expect(voicemailText()).toMatch(/could not be saved/);
    await desk.step(2000);
    expect(await looksIn(60_000)).toBe(0);
  });

  test('is looked for at a press, and a look that failed says so', async () => {
    const desk = await openVoicemail('voicemail-pending');
    desk.simulator.faults.add({ on: 'event', do: 'lose' });
    desk.network.next('GET /conversations/', cut);
    await desk.press('Check again');
    expect(voicemailText()).toMatch(/still being uploaded\. .*(answer|connection|reach)/i);
    await desk.step(9500);
    await desk.press('Check again');
    expect(play()).not.toBeNull();
  });
});

describe('the player', () => {
  test('fetches nothing before it is asked to, and then the sound itself, without controls of the browser', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Accept');
    const audio = document.querySelector('audio')!;
    expect([desk.asked(MEDIA), audio.hasAttribute('src'), screen.getByText('0:21').tagName]).toEqual([0, false, 'BDI']);
    await desk.press('Play message');
    expect(ears.sounding).toEqual([audio]);
    expect(ears.fetched).toEqual([expect.stringContaining(`${desk.simulator.baseUrl}/api/v2/downloads/`)]);
    expect([audio.controls, audio.autoplay, audio.hasAttribute('disableremoteplayback')]).toEqual([false, false, true]);
    expect(screen.getByRole('group', { name: 'Message player' }).dir).toBe('ltr');
    expect(screen.getByRole('group', { name: 'Transcript' }).textContent).toMatch(/^Hello, this is Amara/);
  });

  test('goes on without React, and stands where it was paused', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Play message');
    const before = desk.commits;
    await ears.hear(7.5);
    expect(desk.commits).toBe(before);
    expect([times(), slider().value]).toEqual([['0:07', '−0:14'], '7']);
    expect(slider().getAttribute('aria-valuetext')).toBe('7 seconds of 21 seconds');
    await desk.press('Pause message');
    await ears.hear(5);
    expect([ears.sounding, times()]).toEqual([[], ['0:07', '−0:14']]);
    await desk.press('Play message');
    await ears.hear(20);
    expect([times(), play() !== null]).toEqual([['0:21', '−0:00'], true]);
    await desk.press('Play message');
    await ears.hear(1);
    expect(times()).toEqual(['0:01', '−0:20']);
  });

  test('is sought by keys, by buttons and by a press on the line; nothing needs to be dragged', async () => {
    const desk = await openVoicemail('voicemail');
    const key = (name: string) => fireEvent.keyDown(slider(), { key: name });
    key('ArrowRight');
    key('ArrowUp');
    expect(times()).toEqual(['0:10', '−0:11']); // before anything was fetched
    await desk.press('Play message');
    await ears.hear(1);
    expect(times()[0]).toBe('0:11');
    key('ArrowLeft');
    key('ArrowDown');
    await ears.hear(0.25);
    expect(times()[0]).toBe('0:01');
    await desk.press('Forward 5 seconds');
    expect(times()[0]).toBe('0:06');
    await desk.press('Back 5 seconds');
    await desk.press('Back 5 seconds');
    expect(times()[0]).toBe('0:00');
    act(() => void fireEvent.input(slider(), { target: { value: '17' } }));
    expect([times()[0], ears.sounding[0]!.currentTime]).toEqual(['0:17', 17]);
    key('PageDown');
    expect(times()[0]).toBe('0:02');
    key('End');
    expect(times()[0]).toBe('0:21');
    key('Home');
    expect(times()[0]).toBe('0:00');
    expect(desk.asked(MEDIA)).toBe(1);
  });

  test('is not read out over the message while its slider has the focus', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Play message');
    slider().focus();
    await ears.hear(4);
    expect([slider().value, slider().getAttribute('aria-valuetext')]).toEqual(['0', '0 seconds of 21 seconds']);
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(slider().getAttribute('aria-valuetext')).toBe('9 seconds of 21 seconds');
  });

  test('says when there is no transcript', async () => {
    await openVoicemail('voicemail-no-transcript');
    expect(voicemailText()).toMatch(/No transcript$/);
  });

  test('says when the transcript could not be had, and asks again; the message plays all the same', async () => {
    const desk = await openVoicemail('two-voicemails');
    const heal = desk.network.every('GET /voicemail/messages', answers(400));
    await desk.show(desk.ids[1]!);
    expect(voicemailText()).toMatch(/The transcript could not be loaded\./);
    heal();
    await desk.press('Play message');
    expect(ears.sounding).toHaveLength(1);
    await desk.press('Try again');
    expect(screen.getByRole('group', { name: 'Transcript' }).textContent).toMatch(/^Good morning, Yusuf/);
    expect(ears.sounding).toHaveLength(1);
  });

  test('draws what it was told, and a flat line where it was told nothing', async () => {
    const line = () => document.querySelector('.cb-waveform path')!.getAttribute('d')!;
    const heights = () => new Set([...line().matchAll(/V([\d.]+)/g)].map(([, height]) => height)).size;
    const desk = await openVoicemail('voicemail-no-waveform');
    await desk.press('Play message');
    expect(heights()).toBe(1);
    desk.unmount();
    const drawn = await openVoicemail('voicemail');
    expect(heights()).toBe(1);
    await drawn.press('Play message');
    expect(heights()).toBeGreaterThan(10);
  });
});

describe('what is kept', () => {
  const speed = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Speed' });
  const shown = () => speed().selectedOptions[0]!.textContent;
  const choose = (name: string) => {
    const option = [...speed().options].find(({ textContent }) => textContent === name)!;
    fireEvent.change(speed(), { target: { value: option.value } });
  };

  test('the place, while other callbacks are shown on the card', async () => {
    const desk = await openVoicemail('two-voicemails');
    const [first, second] = desk.ids;
    await desk.press('Play message');
    await ears.hear(8);
    await desk.show(second!);
    expect([ears.sounding, times()]).toEqual([[], ['0:00', '−0:14']]);
    await desk.show(first!);
    expect([ears.sounding, times()[0]]).toEqual([[], '0:08']);
    await desk.press('Play message');
    expect(ears.sounding[0]!.currentTime).toBe(8);
  });

  test('the speed, for the agent’s next message and next day, as a number alone, and only one that is offered', async () => {
    const browser = createBrowser(createSteppedSource(NINE));
    const day = async () => openVoicemail('two-voicemails', { platform: { partition: browser.tab().partition } });
    const first = await day();
    expect([...speed().options].map(({ textContent }) => textContent)).toEqual(['0.75×', '1×', '1.25×', '1.5×', '2×']);
    await first.press('Play message');
    choose('1.5×');
    await first.step(0);
    expect([shown(), ears.sounding[0]!.playbackRate]).toEqual(['1.5×', 1.5]);
    await first.show(first.ids[1]!);
    expect(shown()).toBe('1.5×');
    await first.press('Play message');
    expect(ears.sounding[0]!.playbackRate).toBe(1.5);
    const { userId, baseUrl } = first.simulator;
    const key = `callback-card|${baseUrl}|${userId}|voicemail-speed`;
    expect(browser.stored.get(key)).toBe('1.5');
    first.unmount();

    const second = await day();
    expect(shown()).toBe('1.5×');
    second.unmount();
    for (const written of ['16', 'NaN', '{"speed":2}', '']) {
      browser.stored.set(key, written);
      const next = await day();
      expect(shown()).toBe('1×');
      next.unmount();
    }
  });
});

describe('it is silent', () => {
  test('as soon as a call is placed, and while its sound was on its way', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Accept');
    await desk.press('Play message');
    await ears.hear(3);
    await desk.press(/^Call/);
    expect(ears.sounding).toEqual([]);
    expect(times()[0]).toBe('0:03');
    await desk.step(10_000);
    await desk.press('Play message'); // the agent may, all the same
    expect(ears.sounding).toHaveLength(1);
  });

  test('when a call comes that nobody asked for here, although the sound arrives after it', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Accept');
    let letGo = () => {};
    const held = new Promise<void>((done) => (letGo = done));
    desk.network.next('GET /voicemail/messages', (forward) => held.then(forward));
    await desk.press('Play message');
    const body = { callNumber: '+442079460186' };
    await act(async () => void (await desk.elsewhere('POST', `/conversations/calls/${desk.ids[0]}`, body)));
    await desk.step(1000);
    letGo();
    await desk.step(1000);
    expect([ears.sounding, play() !== null]).toEqual([[], true]);
  });

  test('when another one on the page begins', async () => {
    const desk = await openVoicemail('two-voicemails');
    await desk.show(...desk.ids);
    await desk.press('Play message', 0);
    expect(ears.sounding).toHaveLength(1);
    await desk.press('Play message', 1);
    expect(ears.sounding).toEqual([document.querySelectorAll('audio')[1]]);
    expect(screen.getAllByRole('button', { name: /^(Play|Pause) message$/ }).map((one) => one.ariaLabel)).toEqual([
      'Play message',
      'Pause message',
    ]);
  });

  test('when one begins in another tab', async () => {
    const source = createSteppedSource(NINE);
    const browser = createBrowser(source);
    const desk = await openVoicemail('voicemail', { platform: { partition: browser.tab().partition } });
    await desk.press('Play message');
    const { BroadcastChannel } = browser.tab().partition;
    new BroadcastChannel!(desk.platform.tabs.place).postMessage({ kind: 'sounding' });
    await act(() => source.stepAsync(10));
    await desk.step(10);
    expect([ears.sounding, play() !== null]).toEqual([[], true]);
  });

  test('after the agent signed out, and has no address any more', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Play message');
    await ears.hear(2);
    const audio = document.querySelector('audio')!;
    act(() => desk.platform.signOut());
    expect(ears.sounding).toEqual([]);
    await desk.step(100);
    expect([audio.isConnected, audio.hasAttribute('src')]).toEqual([false, false]);
    const kept = desk.client.getQueryCache().findAll({ queryKey: desk.platform.keys.all });
    expect(JSON.stringify(kept.map(({ state }) => state.data ?? null))).not.toMatch(/wav|Amara/);
    expect(kept.filter(({ queryKey }) => queryKey.includes('draft'))).toEqual([]); // its place neither
  });
});

describe('an address that is good no more', () => {
  test('is asked for anew once, and it goes on where it was', async () => {
    const desk = await openVoicemail('voicemail');
    await desk.press('Play message');
    await ears.hear(6);
    const [audio] = ears.sounding;
    act(() => void audio!.dispatchEvent(new Event('error')));
    await desk.step(500);
    expect(desk.asked(MEDIA)).toBe(2);
    expect(ears.fetched).toHaveLength(2);
    expect([ears.sounding, ears.sounding[0]?.currentTime]).toEqual([[audio], 6]);
  });

  test('that never works is said, and tried again at a press', async () => {
    const desk = await openVoicemail('voicemail');
    ears.lengthSeconds = 21;
    const dead = `${desk.simulator.baseUrl}/dead.wav`;
    ears.broken.add(dead);
    const heal = desk.network.every('GET /voicemail/messages', answers(200, { mediaFileUri: dead }));
    await desk.press('Play message');
    expect(voicemailText()).toMatch(/The message could not be played\./);
    expect([desk.asked(MEDIA), ears.fetched]).toEqual([2, [dead, dead]]);
    heal();
    await desk.press('Try again');
    expect(voicemailText()).not.toMatch(/could not be played/);
    expect(ears.sounding).toHaveLength(1);
  });
});
