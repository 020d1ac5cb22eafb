import { cleanup, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { PERSONALITIES } from '../simulator/personalities.ts';
import { band, open, phase, posts, press, timer } from './mounted.tsx';

describe.each(PERSONALITIES)('on a platform where %o', (personality) => {
  const { dialsAtZero, holdPausesCountdown, autoDialZero } = personality;

  test('a preview left alone is dialled by the system, or the card says that it was not; the card dials nobody', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality });
    await press(desk, 'Accept');
    await desk.step(72_000);
    expect(posts(desk)).toEqual([]);
    expect(phase()).toBe(dialsAtZero === 'platform' ? 'On call' : 'No call was placed');
    if (dialsAtZero === 'nobody') {
      await press(desk, 'Call now');
      await desk.step(6000);
    }
    expect(phase()).toBe('On call');
    await press(desk, 'Hang up');
    await press(desk, 'Done');
    await desk.step(1000);
    expect(phase()).toBe('Done');
  });

  test('a preview is called by one press, skipped by one, and nothing else is sent', async () => {
    const called = await open({ scenario: 'preview-countdown', personality });
    await press(called, 'Accept');
    await press(called, /^Call Mobile/);
    await called.step(80_000);
    expect([phase(), posts(called).length]).toEqual(['On call', 1]);
    cleanup();

    const skipped = await open({ scenario: 'preview-countdown', personality });
    await press(skipped, 'Accept');
    await press(skipped, 'Skip contact');
    await skipped.step(4000);
    expect(phase()).toBe('Done');
    expect(band()).toContain('Skipped. May come back later.');
    expect(posts(skipped)).toEqual([]);
  });

  test('a preview parked over zero is told truly, and adopted whenever the system dials', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality });
    await press(desk, 'Accept');
    await press(desk, 'Hold callback');
    expect(timer('Time until the system dials')).toMatch(/^0:5\d$/);
    await desk.step(72_000);
    const dialled = dialsAtZero === 'platform' && holdPausesCountdown === 'no';
    expect(phase()).toBe(dialled ? 'On call' : 'No call was placed');
    if (dialled) return;
    await press(desk, 'Resume callback');
    await desk.step(72_000);
    expect(phase()).toBe(dialsAtZero === 'platform' ? 'On call' : 'No call was placed');
    expect(posts(desk)).toEqual([]);
  });

  test('a preview without a countdown claims none, and shows whatever call appears', async () => {
    const desk = await open({ scenario: 'preview-no-countdown', personality });
    await press(desk, 'Accept');
    expect(screen.queryByRole('timer', { name: 'Time until the system dials' })).toBeNull();
    await desk.step(8000);
    expect(phase()).toBe(autoDialZero === 'at-once' && dialsAtZero === 'platform' ? 'On call' : 'Preview');
    expect(posts(desk)).toEqual([]);
  });

  test('a declined callback is over for me until it comes again', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality });
    await press(desk, 'Decline');
    expect(phase()).toBe('Done');
    await desk.step(8000);
    expect(['New callback', 'Done']).toContain(phase());
  });
});
