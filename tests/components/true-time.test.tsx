import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DeskPlan } from '../../src/components/story.ts';
import { band, open, phase, posts, press, timer } from './mounted.tsx';

const DIALS = 'Time until the system dials';

type Before = NonNullable<DeskPlan['before']>;

/** The platform does not tell its time. */
const noTime = ({ simulator }: Pick<Parameters<Before>[0], 'simulator'>): Promise<void> => {
  simulator.faults.add({ on: 'request', do: 'refuse', path: '/date', status: 503, times: 1000 });
  return Promise.resolve();
};

/** Everything that is spoken from now on. */
function listen(): string[] {
  const region = document.querySelector('.cb-spoken')!;
  const spoken: string[] = [];
  new MutationObserver(() => region.textContent && spoken.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return spoken;
}

const seconds = (text: string | null) => {
  const [minutes = NaN, rest = NaN] = text!.split(':').map(Number);
  return minutes * 60 + rest;
};

describe('while the platform’s time is not known to the second', () => {
  test('every time that leads to a decision says "about", to eyes and to ears', async () => {
    const desk = await open({ scenario: 'preview-countdown', before: noTime });
    expect(band()).toContain('Time to accept, about');
    const spoken = listen();
    await press(desk, 'Accept');
    expect(band()).toContain('System dials in about');
    expect(spoken).toEqual(['Preview, Dana Whitcombe. Dials in about 60 seconds.']);
    await desk.step(55_000);
    expect(spoken.slice(1)).toEqual(['About 10 seconds.']);
  });

  test('the time left to wrap up says "about"', async () => {
    await open({ scenario: 'wrap-up-timed', before: noTime });
    expect(band()).toContain('Left to wrap up, about');
  });

  test('and as soon as it is, nothing says "about" any more', async () => {
    const desk = await open({ scenario: 'preview-countdown', before: noTime });
    desk.simulator.faults.clear();
    await press(desk, 'Accept');
    await desk.step(15_000);
    expect(document.body.textContent).not.toMatch(/about/i);
    const spoken = listen();
    await desk.step(40_000);
    expect(spoken).toEqual(['10 seconds.']);
  });
});

describe('a computer that slept', () => {
  test('in the middle of a countdown says "about", asks the platform, and is right at once; nothing is spoken of it', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    await desk.step(5000);
    const before = seconds(timer(DIALS));
    desk.simulator.faults.add({ on: 'request', do: 'delay', path: '/date', ms: 1500, times: 3 });
    const asked = () => desk.requests.filter((request) => request === 'GET /date').length;
    const askedBefore = asked();
    const spoken = listen();
    desk.source.jump(30_000);
    await desk.step(1000);
    expect(seconds(timer(DIALS))).toBe(before - 31);
    expect(band()).toContain('System dials in about');
    expect(asked()).toBe(askedBefore + 1);
    await desk.step(3000);
    expect(band()).toContain('System dials in');
    expect(band()).not.toContain('about');
    expect(Math.abs(seconds(timer(DIALS)) - (before - 34)), 'so slow an answer leaves most of a second').toBeLessThan(
      2,
    );
    expect([spoken, posts(desk)]).toEqual([[], []]);
    await desk.step(12_000);
    expect(spoken).toEqual(['10 seconds.']);
  });

  test('over zero shows the call that the system placed, and speaks of what is now, once', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    await desk.step(5000);
    const spoken = listen();
    desk.source.jump(120_000);
    await desk.step(5000);
    expect(phase()).toBe('On call');
    expect([spoken, posts(desk)]).toEqual([['Call connected.'], []]);
  });

  test('no, its clock was set back, right after the accept: what is spoken waits until the platform was asked', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    const spoken = listen();
    desk.simulator.faults.add({ on: 'request', do: 'delay', path: '/date', ms: 300, times: 3 });
    fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
    await desk.step(100);
    desk.source.jump(-3_600_000);
    await desk.step(5000);
    expect(spoken).toHaveLength(1);
    expect(spoken[0]).not.toMatch(/about/);
  });

  test.each([
    ['sleep', 'jump'],
    ['standing still', 'stall'],
  ] as const)('over zero right after the accept, by %s, speaks of no countdown', async (_how, passes) => {
    const desk = await open({ scenario: 'preview-countdown' });
    const spoken = listen();
    fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
    await desk.step(100);
    expect(phase()).toBe('Preview');
    desk.source[passes](120_000);
    await desk.step(5000);
    expect([phase(), spoken]).toEqual(['On call', ['Call connected.']]);
  });

  test('over zero, and nobody dialled: says so, and not that it counts or dials', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality: { dialsAtZero: 'nobody' } });
    await press(desk, 'Accept');
    await desk.step(5000);
    desk.simulator.faults.add({ on: 'request', do: 'delay', ms: 200, times: 1000 });
    const spoken = listen();
    desk.source.jump(120_000);
    await desk.step(10_000);
    expect(phase()).toBe('No call was placed');
    expect([spoken, posts(desk)]).toEqual([['No call was placed. Call now is available.'], []]);
  });
});

test('after the clock was set wrong and right again, what is still to come is spoken of in time, once', async () => {
  const desk = await open({ scenario: 'preview-countdown' });
  await press(desk, 'Accept');
  await desk.step(2000);
  const spoken = listen();
  desk.source.jump(50_000);
  await desk.step(1000);
  desk.source.jump(-50_000);
  await desk.step(1000);
  expect(spoken).toEqual([]);
  await desk.step(50_000);
  expect(spoken).toEqual(['10 seconds.']);
});

test('a page that stood still for 20 s is right with its first paint, and says nothing that is over', async () => {
  const desk = await open({ scenario: 'preview-countdown' });
  await press(desk, 'Accept');
  await desk.step(35_000);
  const before = seconds(timer(DIALS));
  const spoken = listen();
  desk.source.stall(20_000);
  expect(seconds(timer(DIALS))).toBe(before);
  await desk.step(0);
  expect(seconds(timer(DIALS))).toBe(before - 20);
  await desk.step(1000);
  expect([spoken, posts(desk)]).toEqual([[], []]);
});

describe('the details tell of the clock', () => {
  const line = () => screen.getByText(/ of this computer|Not sure|Not compared| this computer, /).textContent;

  test('by how much it differs, how surely, and when it was compared last', async () => {
    const desk = await open({ scenario: 'held' });
    expect(line()).toMatch(/^0\.0 s (ahead of|behind) this computer, ± 0\.\d s, checked 4:10 PM$/);
    await desk.step(605_000);
    expect(line()).toMatch(/checked 4:20 PM$/);
    await noTime(desk);
    desk.source.jump(3_600_000);
    await desk.step(1000);
    expect(line()).toBe('Not sure since 4:20 PM: this computer slept, or its clock was changed');
  });

  test('and that it was not compared yet', async () => {
    await open({ scenario: 'held', before: noTime });
    expect(line()).toBe('Not compared with the platform yet');
  });
});
