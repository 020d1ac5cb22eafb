import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PlatformError, type ErrorKind } from '../../platform/platform-error.ts';
import type { Stop } from '../../time/clock.ts';
import { usePlatform } from '../provider.tsx';

/** An event tells when an upload ends; this is for one that was missed. Four requests a minute, of three hundred. */
const LOOK_MS = 15_000;

/** A look for a message that is on its way. */
export interface UploadLook {
  readonly checking: boolean;
  /** Why the agent's last look told nothing. */
  readonly failed: ErrorKind | undefined;
  check(): void;
}

/** Looks for the message of a callback that is `waiting`, now and then while its page is seen, and when it is asked to. */
export function useUploadLook(conversationId: string, waiting: boolean): UploadLook {
  const platform = usePlatform();
  const client = useQueryClient();
  const [checking, setChecking] = useState(false);
  const [failed, setFailed] = useState<ErrorKind>();

  useEffect(() => {
    if (!waiting) return undefined;
    let stop: Stop;
    const wait = () => {
      stop = platform.clock.after(LOOK_MS, () => {
        if (!document.hidden) platform.refetch(client, conversationId).catch(() => {}); // the next one is soon
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
      setFailed(undefined);
      platform
        .refetch(client, conversationId)
        .catch((error: unknown) => setFailed(error instanceof PlatformError ? error.kind : 'unreadable'))
        .finally(() => setChecking(false));
    },
  };
}
