import type { QueryClient } from '@tanstack/react-query';

/** What a careless page could keep of every callback that it ever showed. */
const LEAKS: Readonly<Record<string, (conversationId: string, client: QueryClient) => void>> = {
  listener: (id) => addEventListener('resize', () => void kept.indexOf(id)),
  node: () => void kept.push(document.querySelector('.cb-card h2')?.cloneNode(true)),
  entry(id, client) {
    client.setQueryDefaults(['kept', id], { gcTime: Infinity });
    client.setQueryData(['kept', id], id);
  },
  key: (id) => localStorage.setItem(`kept ${id}`, id),
  reference: (id) => void kept.push(Array.from({ length: 500 }, (_, i) => `${i} ${id}`)),
};

const kept: unknown[] = [];

/** Leaks what `names` (with commas between) asks for, of a callback that is shown. */
export const leak = (names: string, conversationId: string, client: QueryClient): void =>
  names.split(',').forEach((name) => LEAKS[name]?.(conversationId, client));
