import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { createDesk, type TestDesk } from './desk.ts';

/** Puts `shown` on the screen of a desk, an instant after its events began to flow. */
export async function openDesk(plan: DeskPlan, shown: (desk: TestDesk) => ReactNode): Promise<TestDesk> {
  const desk = await createDesk(plan);
  await mount(desk, shown(desk));
  return desk;
}

/** Puts `shown` on the screen of a desk that is there already; what it gives shows something else there. */
export async function mount(desk: TestDesk, shown: ReactNode): Promise<(shown: ReactNode) => void> {
  const on = (what: ReactNode) => (
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>{what}</CallbackProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(on(shown));
  await desk.step(1000);
  return (next) => rerender(on(next));
}

/** Something happens at the platform, and everything that it causes within a tenth of a second. */
export async function happens(desk: TestDesk, run: () => unknown): Promise<void> {
  await act(async () => void (await run()));
  await desk.step(100);
}

/** The agent's own request, past the desk. */
export const elsewhere = (desk: TestDesk, method: string, path: string, body?: unknown): Promise<Response> =>
  desk.simulator.fetch(`${desk.simulator.baseUrl}/api/v2${path}`, {
    method,
    headers: { Authorization: `Bearer ${desk.simulator.token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const inList = (selector: string) => [...document.querySelectorAll<HTMLElement>(`[role='listbox'] ${selector}`)];

/** The rows that are drawn. By their role as it is written: to work out the names of all takes seconds here. */
export const rows = (): HTMLElement[] => inList("> [role='group'] > [role='option']");
/** The one whose text begins with `name`. */
export const row = (name: string): HTMLElement => {
  const found = rows().find(({ textContent }) => textContent.startsWith(name));
  if (!found)
    throw new Error(
      `No row of ${name} among ${rows()
        .map(({ textContent }) => textContent)
        .join(' | ')}`,
    );
  return found;
};
export const nameOf = (element: Element): string => element.querySelector('.cb-row-name')!.textContent;
/** What the headings say, and the names of the rows below one. */
export const headings = (): string[] =>
  inList("> [role='group']").map(
    (group) => document.getElementById(group.getAttribute('aria-labelledby')!)!.textContent,
  );
export const below = (heading: string): string[] =>
  rows()
    .filter((each) => each.parentElement === inList("> [role='group']")[headings().indexOf(heading)])
    .map(nameOf);

/** Every name of the list in its order, seen by scrolling through it. */
export function wholeList(): string[] {
  const list = screen.getByRole('listbox');
  const found: string[] = [];
  const count = Number(rows()[0]!.getAttribute('aria-setsize'));
  for (let top = 0; found.filter(Boolean).length < count && top < (count + 40) * 60; top += 600) {
    list.scrollTop = top;
    fireEvent.scroll(list);
    for (const each of rows()) found[Number(each.getAttribute('aria-posinset')) - 1] = nameOf(each);
  }
  list.scrollTop = 0;
  fireEvent.scroll(list);
  return found;
}
