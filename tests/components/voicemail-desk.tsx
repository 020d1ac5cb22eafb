import { notifyManager, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { loadNumberFormat } from '../../src/components/phone-number.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { ScenarioName } from '../../src/simulator/simulator.ts';
import { createDesk, type DeskOptions } from '../platform/desk.ts';
import { stepped } from './desk.ts';

type PlatformDesk = ReturnType<typeof createDesk>;

/** Cards of voicemails on the screen, over a network that can be bad; `before` is done before the first is there. */
export async function openVoicemail(
  scenario: ScenarioName,
  options: DeskOptions = {},
  before: (desk: PlatformDesk) => Promise<void> = async () => {},
) {
  notifyManager.setScheduler((run) => queueMicrotask(run));
  await Promise.all([import('../../src/components/callback-card/sections.tsx'), loadNumberFormat()]);
  const desk = createDesk(options);
  desk.simulator.startScenario(scenario);
  const ids = desk.simulator.started.map(({ conversationId }) => conversationId);
  await before(desk);
  const step = stepped(desk.source);
  let commits = 0;
  const page = (shown: readonly string[]) => (
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <Profiler id="cards" onRender={() => void commits++}>
          {shown.map((id, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a host's panel: another callback on the same card
            <CallbackCard key={place} conversationId={id} />
          ))}
        </Profiler>
      </CallbackProvider>
    </QueryClientProvider>
  );
  const { rerender, unmount } = render(page([ids[0]!]));
  await step(1000);
  return {
    ...desk,
    ids,
    step,
    unmount,
    get commits() {
      return commits;
    },
    /** Puts cards of these callbacks on the screen, each in the place of the one before. */
    async show(...shown: string[]) {
      rerender(page(shown));
      await step(800);
    },
    /** Presses a button of the `nth` card, once it has settled. */
    async press(name: string | RegExp, nth = 0) {
      await step(1000);
      fireEvent.click(within(screen.getAllByRole('article')[nth]!).getByRole('button', { name }));
      await step(100);
    },
    /** Whether the agent may hear of the message anything that was asked for. */
    asked: (what: RegExp) => desk.network.sent.filter(({ method, path }) => what.test(`${method} ${path}`)).length,
  };
}

/** What the voicemail's part says. */
export const voicemailText = (): string => screen.getByRole('region', { name: 'Voicemail' }).textContent ?? '';

/** The slider of the `nth` player. */
export const slider = (nth = 0): HTMLInputElement =>
  screen.getAllByRole<HTMLInputElement>('slider', { name: 'Place in the message' })[nth]!;

/** Where it stands and what is left, as they are painted. */
export const times = (): string[] => [...document.querySelectorAll('.cb-place-time')].map((one) => one.textContent!);
