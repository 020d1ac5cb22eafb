import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { ConnectionLine } from '../../src/components/connection-line/connection-line.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW } from '../../src/components/story.ts';
import { Phrase, useSay } from '../../src/components/words.tsx';
import { ar } from '../../src/locales/ar.ts';
import { de } from '../../src/locales/de.ts';
import { enWords } from '../../src/locales/en-words.ts';
import { en } from '../../src/locales/en.ts';
import { ja } from '../../src/locales/ja.ts';
import type { Language, Words } from '../../src/locales/language.ts';
import { createDesk, type TestDesk } from './desk.ts';

const given = (desk: TestDesk, language?: Language, words?: Partial<Words>, child?: ReactNode) => (
  <QueryClientProvider client={desk.client}>
    <CallbackProvider platform={desk.platform} language={language} words={words}>
      {child ?? <CallbackCard conversationId={desk.started.conversationId} />}
    </CallbackProvider>
  </QueryClientProvider>
);
const card = () => screen.getByRole('article');

describe('a card', () => {
  test('changes its language where it stands, with its direction and its running times', async () => {
    const desk = await createDesk({ scenario: 'preview-countdown' });
    const { rerender } = render(given(desk));
    await desk.step(2000);
    const first = card();
    expect([first.lang, first.dir]).toEqual(['en', 'ltr']);
    expect(screen.getByText(/^Asked/).textContent).toBe('Asked 3 s ago');

    rerender(given(desk, de));
    expect(card()).toBe(first);
    expect([first.lang, first.dir]).toEqual(['de', 'ltr']);
    expect(screen.getByRole('button', { name: 'Annehmen' }).isConnected).toBe(true);
    await desk.step(1000);
    expect(screen.getByText(/^Vor/).textContent).toBe('Vor 4 Sek. angefragt');

    rerender(given(desk, ar));
    expect([first.lang, first.dir]).toEqual(['ar', 'rtl']);
    expect(screen.getByText(/^طُلبت/u).textContent).toBe('طُلبت قبل \u20684\u2069 ثوانٍ');
    expect(screen.getByRole('timer', { name: 'الوقت المتبقي للقبول' }).textContent).toMatch(/^0:\d\d$/);
  });

  test('says a host’s own words in place of the language’s', async () => {
    const desk = await createDesk({ scenario: 'preview-countdown' });
    render(given(desk, de, { 'action.accept': 'Los', 'preview.name': 'Wer es ist' }));
    await desk.step(1000);
    expect(screen.getByRole('button', { name: 'Los' }).isConnected).toBe(true);
    expect(screen.getByRole('button', { name: 'Ablehnen' }).isConnected).toBe(true);
    expect(screen.getByRole('region', { name: 'Wer es ist' }).isConnected).toBe(true);
  });

  test('of a language without the later words says those in English', async () => {
    const desk = await createDesk({ scenario: 'preview-countdown' });
    const short: Language = { locale: 'nl', dir: 'ltr', words: { ...enWords, 'action.accept': 'Aannemen' } };
    render(given(desk, short));
    await desk.step(1000);
    expect(screen.getByRole('button', { name: 'Aannemen' }).isConnected).toBe(true);
    expect(screen.getByRole('region', { name: 'Contact' }).isConnected).toBe(true);
  });
});

describe('a word', () => {
  function Both() {
    const say = useSay();
    return (
      <>
        <p>{say('action.call', { label: 'Büro', digits: '0142' })}</p>
        <p>
          <Phrase of="why.campaign" slots={{ campaign: <b>X</b> }} />
        </p>
        <p>{[0, 1, 2, 3, 11, 100].map((n) => say('age.days', { n })).join(' | ')}</p>
      </>
    );
  }
  const said = async (language: Language) => {
    const desk = await createDesk({ scenario: 'preview-countdown' });
    const { container } = render(given(desk, language, undefined, <Both />));
    return [...container.querySelectorAll('p')].map(({ innerHTML }) => innerHTML.replace(/[\u2066-\u2069]/gu, ''));
  };

  test('takes its order from the language, and its form from the number', async () => {
    expect(await said(en)).toEqual(['Call Büro ··0142', '<b>X</b>, preview', '0 d | 1 d | 2 d | 3 d | 11 d | 100 d']);
    expect(await said(de)).toEqual([
      'Büro ··0142 anrufen',
      '<b>X</b>, Vorschau',
      '0 Tagen | 1 Tag | 2 Tagen | 3 Tagen | 11 Tagen | 100 Tagen',
    ]);
    expect((await said(ja))[0]).toBe('Büro ··0142 に発信');
    expect((await said(ar))[2]).toBe('0 يوم | يوم | يومين | 3 أيام | 11 يومًا | 100 يوم');
  });
});

test('no date is prepared for before one is shown: the first costs more than the card', () => {
  const format = vi.spyOn(Intl, 'DateTimeFormat');
  const connection = { since: STORY_NOW, state: 'open' } as const;
  render(<ConnectionLine connection={connection} onReconnect={() => {}} />);
  expect(format).not.toHaveBeenCalled();
  format.mockRestore();
});
