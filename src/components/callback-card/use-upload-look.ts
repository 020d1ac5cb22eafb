import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Stop } from '../../time/clock.ts';
import { usePlatform } from '../provider.tsx';

/** An event tells when an upload ends; this is for one that was missed. Four requests a minute, of three hundred. */
const LOOK_MS = 15_000;

/** A look for a message that is on its way. */
export interface UploadLook {
  readonly checking: boolean;
  /** The agent's last look told nothing. */
  readonly failed: boolean;
  check(): void;
}

/** Looks for the message of a callback that is `waiting`, now and then while its page is seen, and when it is asked to. */
export function useUploadLook(conversationId: string, waiting: boolean): UploadLook {
  const platform = usePlatform();
  const client = useQueryClient();
  const [checking, setChecking] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!waiting) return undefined;
    let stop: Stop;
    const wait = () => {
      stop = platform.clock.after(LOOK_MS, () => {
        if (!document.hidden)
          platform.refetch(client, conversationId).then(
            () => setFailed(false),
            () => {}, // the next one is soon
          );
        wait();
      });
    };
    wait();
    return () => stop();
  }, [platform, client, conversationId, waiting]);

  return {
    checking,
    failed,
    check() {
      setChecking(true);
      setFailed(false);
      platform
        .refetch(client, conversationId)
        .catch(() => setFailed(true))
        .finally(() => setChecking(false));
    },
  };
}
