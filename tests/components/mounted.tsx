import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, type RenderResult } from '@testing-library/react';
import { vi } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { createDesk, type TestDesk } from './desk.ts';

/** A desk whose card can be taken from the screen and put there again. */
export interface MountedDesk extends TestDesk {
  mount(): void;
  unmount(): void;
}

/** Puts the card of `plan` on the screen, an instant after its events began to flow. */
export async function open(plan: DeskPlan): Promise<MountedDesk> {
  const desk = await createDesk(plan);
  let screenful: RenderResult;
  const mount = () =>
    void (screenful = render(
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          <CallbackCard conversationId={desk.started.conversationId} />
        </CallbackProvider>
      </QueryClientProvider>,
    ));
  mount();
  await desk.step(1000);
  return { ...desk, mount, unmount: () => screenful.unmount() };
}

/** An agent's press: never within the first moments of a control, which are not meant. */
export async function press(desk: TestDesk, name: string | RegExp): Promise<void> {
  await desk.step(1000);
  fireEvent.click(screen.getByRole('button', { name }));
  await desk.step(0);
  await vi.dynamicImportSettled(); // what a press loads is there, as fast as the disk may be
  await desk.step(1000);
}

/** What the band says is going on. */
export const phase = (): string | null => screen.getAllByRole('heading', { level: 3 })[0]!.textContent;

/** Everything in the band: phase, line of words, times. */
export const band = (): string => screen.getAllByRole('heading', { level: 3 })[0]!.parentElement!.textContent;

/** A live time, by its name. */
export const timer = (name: string): string | null => screen.getByRole('timer', { name }).textContent;

/** The requests that place a call. */
export const posts = (desk: TestDesk): string[] =>
  desk.requests.filter((request) => request.startsWith('POST /conversations/calls/'));

/** The requests that change something else. */
export const patches = (desk: TestDesk): string[] => desk.requests.filter((request) => request.startsWith('PATCH'));
