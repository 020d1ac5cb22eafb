import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { speedOf, type Speed } from '../../callback/voicemail.ts';
import { usePlatform } from '../provider.tsx';

/**
 * How fast this agent listens: the same on every card, and kept for the next day where the browser has room for it, until
 * the agent signs out.
 */
export function useKeptSpeed(): readonly [speed: Speed, keep: (speed: Speed) => void] {
  const { keys, tabs } = usePlatform();
  const client = useQueryClient();
  const queryKey = [...keys.ours, 'voicemail-speed'];
  const place = `${tabs.place}voicemail-speed`;

  function read(): Speed {
    try {
      return speedOf(tabs.storage?.getItem(place));
    } catch {
      return 1;
    }
  }
  const { data } = useQuery(
    queryOptions({ queryKey, queryFn: read, enabled: false, initialData: read, gcTime: Infinity }),
  );
  return [
    data,
    (speed) => {
      client.setQueryData(queryKey, speed);
      try {
        tabs.storage?.setItem(place, String(speed));
      } catch {
        // No room: it holds for as long as the page does.
      }
    },
  ];
}
