import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { Platform } from '../../src/platform/platform.ts';

/** A working day begins at nine here, which is four in the morning where some customers are. */
const anyHour = () => ({ callingHours: 'off' }) as const;

/** A desk's screen: each place has a card, which shows whatever conversation is put there, and speaks fully. */
export function Screen(props: {
  client: QueryClient;
  platform: Platform;
  conversationIds: readonly string[];
}): ReactNode {
  const { client, platform, conversationIds } = props;
  const cards = conversationIds.map((id, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a place keeps its card when another callback comes into it
    <CallbackCard key={place} conversationId={id} speech="full" />
  ));
  return (
    <QueryClientProvider client={client}>
      <CallbackProvider platform={platform} policy={anyHour}>
        {cards}
      </CallbackProvider>
    </QueryClientProvider>
  );
}
