import { vi } from 'vitest';

const said: string[] = [];

/** Listens to what React, a library or we complain about on the console. */
export function listenToConsole(): void {
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      said.push(`console.${method}: ${parts.map(String).join(' ')}`);
    });
}

/** Takes what was said since the last time; a test that provokes a complaint takes it, and expects it. */
export const takeConsole = (): string[] => said.splice(0);
