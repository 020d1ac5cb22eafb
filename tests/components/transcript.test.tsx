import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import type { Speech } from '../../src/components/callback-card/speech.ts';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { loadLanguage } from '../../src/locales/languages.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { hear, hearFocus, pressFocused, stopAt } from './hearing.ts';

interface Ears {
  readonly desk: TestDesk;
  /** Everything that was heard, each with the time since the card was there. */
  readonly heard: string[];
  /** Goes to a control, hears it, and presses it once it has settled. */
  press(name: string, description?: string): Promise<void>;
}

/** A card on the screen, and somebody who hears it alone. */
async function listenTo(
  plan: DeskPlan,
  { locale = 'en', speech }: { locale?: string; speech?: Speech } = {},
): Promise<Ears> {
  const [desk, language] = await Promise.all([createDesk(plan), loadLanguage(locale)]);
  const heard: string[] = [];
  const began = desk.source.wall();
  const note = (text: string) => {
    const seconds = Math.round((desk.source.wall() - began) / 1000);
    heard.push(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} ${text}`);
  };
  hear(note);
  hearFocus(note);
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform} language={language}>
        <CallbackCard conversationId={desk.started.conversationId} {...(speech && { speech })} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(2000);
  return {
    desk,
    heard,
    async press(name, description) {
      stopAt('button', name, description);
      await desk.step(1000);
      pressFocused();
      await desk.step(1000);
    },
  };
}

/** What the buttons of a whole callback are called. */
interface Buttons {
  readonly accept: string;
  readonly holdCall: string;
  readonly hangUp: string;
  readonly done: string;
}

/** From the alert to the end, with the system dialling at zero and the customer held for more than two minutes. */
async function workThrough({ desk, press }: Ears, buttons: Buttons): Promise<void> {
  await desk.step(5000);
  await press(buttons.accept);
  await desk.step(75_000);
  await press(buttons.holdCall);
  await desk.step(150_000);
  await press(buttons.hangUp);
  await desk.step(10_000);
  await press(buttons.done);
  await desk.step(10_000);
}

const WHOLE: Readonly<Record<string, { buttons: Buttons; transcript: string }>> = {
  en: {
    buttons: { accept: 'Accept', holdCall: 'Hold call', hangUp: 'Hang up', done: 'Done' },
    transcript: `
      0:00 New callback, Dana Whitcombe.
      0:07 button, “Accept”
      0:08 heading, “Preview”
      0:08 Preview, Dana Whitcombe. Dials in 60 seconds.
      0:58 10 seconds.
      1:08 Your phone is ringing.
      1:14 Call connected.
      1:24 button, “Hold call”
      1:25 heading, “Customer on hold”
      3:25 Customer on hold 2 minutes.
      3:56 button, “Hang up”
      3:57 heading, “Call ended”
      3:57 Call ended, You hung up after 2:43.
      4:08 button, “Done”
      4:09 heading, “Done”`,
  },
  de: {
    buttons: { accept: 'Annehmen', holdCall: 'Anruf halten', hangUp: 'Auflegen', done: 'Fertig' },
    transcript: `
      0:00 Neuer Rückruf, Dana Whitcombe.
      0:07 button, “Annehmen”
      0:08 heading, “Vorschau”
      0:08 Vorschau, Dana Whitcombe. Wählt in 60 Sekunden.
      0:58 10 Sekunden.
      1:08 Ihr Telefon klingelt.
      1:14 Anruf verbunden.
      1:24 button, “Anruf halten”
      1:25 heading, “Kunde wird gehalten”
      3:25 Kunde wird seit 2 Minuten gehalten.
      3:56 button, “Auflegen”
      3:57 heading, “Anruf beendet”
      3:57 Anruf beendet, Sie haben nach 2:43 aufgelegt.
      4:08 button, “Fertig”
      4:09 heading, “Fertig”`,
  },
};

const lines = (transcript: string) => transcript.trim().split(/\n\s*/);

/** What is spoken unasked, without its time. */
const unasked = (heard: readonly string[]) =>
  heard.filter((line) => !/^\d+:\d\d (button|heading), /.test(line)).map((line) => line.replace(/^\S+ /, ''));

describe('a whole callback, as it is heard', () => {
  test.each(Object.entries(WHOLE))('in %s: eight utterances at most, and none of them twice', async (locale, row) => {
    const ears = await listenTo({ scenario: 'preview-countdown' }, { locale });
    await workThrough(ears, row.buttons);
    expect(ears.heard).toEqual(lines(row.transcript));
    const spoken = unasked(ears.heard);
    expect(spoken.length).toBeLessThanOrEqual(8);
    expect(new Set(spoken).size).toBe(spoken.length);
  });

  test('turned off: nothing but what the agent goes to', async () => {
    const ears = await listenTo({ scenario: 'preview-countdown' }, { speech: 'off' });
    await workThrough(ears, WHOLE['en']!.buttons);
    expect(unasked(ears.heard)).toEqual([]);
  });

  test('in full: the countdown is told at more of its stages, and nothing else is added', async () => {
    const ears = await listenTo({ scenario: 'preview-countdown' }, { speech: 'full' });
    await workThrough(ears, WHOLE['en']!.buttons);
    const brief = unasked(lines(WHOLE['en']!.transcript));
    const more = unasked(ears.heard).filter((line) => !brief.includes(line));
    expect(more).toEqual(['30 seconds.', '5 seconds.']);
  });
});

describe('what stands in the notice row and is spoken as well', () => {
  const notice = () => screen.getByRole('status').textContent;

  test('is heard once: how a call ended', async () => {
    const { desk, heard, press } = await listenTo({ scenario: 'call-busy' });
    await press('Accept');
    await press('Call Mobile ··0171');
    await desk.step(20_000);
    expect(notice()).toBe('Busy');
    expect(unasked(heard).slice(-1)).toEqual(['Call ended, Busy.']);
    expect(unasked(heard).filter((line) => line.includes('Busy'))).toHaveLength(1);
  });

  test('is heard once: that the system dials, and that it did not', async () => {
    const { desk, heard, press } = await listenTo({
      scenario: 'preview-ten-seconds',
      personality: { dialsAtZero: 'nobody' },
    });
    await press('Accept');
    await desk.step(30_000);
    expect(notice()).toMatch(/should have dialled/);
    expect(unasked(heard).slice(2)).toEqual([
      'System is placing the call.',
      'No call was placed. Call now is available.',
    ]);
  });

  test('is told with the numbers: that the system may dial another', async () => {
    const { desk, heard, press } = await listenTo({ scenario: 'preview-countdown' });
    await press('Accept');
    stopAt('radio', '+1 317 555 0118 Home');
    fireEvent.click(document.activeElement!);
    await desk.step(1000);
    const warning = 'At zero the system may dial a different number. Press Call to dial Home.';
    expect(notice()).toBe(warning);
    expect(screen.getByRole('radiogroup', { description: warning }).isConnected).toBe(true);
    expect(unasked(heard).join()).not.toContain('At zero');
  });
});

describe('what the agent asked for and did not get', () => {
  test('is heard at once, and a copy of its reference says no more than that', async () => {
    const { desk, heard, press } = await listenTo({ scenario: 'call-refused' });
    await press('Accept');
    await press('Call ··0192');
    await desk.step(3000);
    expect(unasked(heard).slice(1)).toEqual([expect.stringMatching(/^That did not work: .* latest\. Reference /)]);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy' })));
    expect(unasked(heard).slice(2)).toEqual(['Not copied']);
  });

  test('is heard once when the platform wants a pause, and not again with every second of it', async () => {
    const { desk, heard, press } = await listenTo({ scenario: 'preview-no-countdown' });
    desk.simulator.faults.add({ on: 'request', do: 'refuse', method: 'PATCH', status: 429, times: 9 });
    await press('Accept');
    await desk.step(10_000);
    expect(unasked(heard).slice(1)).toEqual([expect.stringMatching(/^Too many requests just now\. Try again in /)]);
  });
});

describe('while a call lives', () => {
  test('a short break of the line is not spoken of; ten seconds of it are, once, and so is its return', async () => {
    const { desk, heard } = await listenTo({ scenario: 'on-call' });
    act(() => desk.simulator.dropSockets());
    await desk.step(9000);
    expect(unasked(heard)).toEqual(['Call connected.']);
    desk.simulator.faults.add({ on: 'socket', do: 'refuse' });
    act(() => desk.simulator.dropSockets());
    await desk.step(60_000);
    expect(unasked(heard).slice(1)).toEqual([expect.stringMatching(/^Not live\. Showing \d/)]);
    desk.simulator.faults.clear();
    await desk.step(60_000);
    expect(unasked(heard).slice(2)).toEqual(['Live']);
  });

  test('that another desktop took the events is heard at once', async () => {
    const { desk, heard } = await listenTo({ scenario: 'on-call' });
    act(() => desk.simulator.takeTopics());
    await desk.step(5000);
    expect(unasked(heard).slice(1)).toEqual(['Live in another desktop']);
  });
});
