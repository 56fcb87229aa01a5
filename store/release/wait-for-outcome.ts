/** Waits until a command has its outcome. A lost notification costs the full waiting time, but not the outcome. */
import type { Database } from '../database/database.js';
import { findCommand } from './ledger/find-command.js';
import { CHANNELS } from '../database/notifications.js';

/**
 * Subscribes at once, so call it before the signal is sent. False when the time was over first. The notification may
 * have been lost, so read the ledger then.
 * `isNew`: the caller has just written the command and no process has received it, so the first check is skipped.
 */
export async function waitForOutcome(
  { kysely, notifications }: Database,
  commandId: string,
  timeoutMs: number,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<boolean> {
  let wake: (isDecided: boolean) => void = () => undefined;
  const woken = new Promise<boolean>((resolve) => {
    wake = resolve;
  });
  const wakeIfDecided = (): void => {
    findCommand(kysely, commandId).then(
      (record) => {
        if (record !== undefined && record.outcome !== 'RECEIVED') wake(true);
      },
      () => undefined, // Reads after this one meet the same error and report it.
    );
  };
  const timer = setTimeout(() => wake(false), timeoutMs);
  const stopListening = notifications.subscribe(CHANNELS.commandDecided, (id) => {
    if (id === commandId) wake(true);
  });
  const stopWatching = notifications.onReconnect(wakeIfDecided);
  if (!isNew) wakeIfDecided(); // It may have been decided before the subscription.
  try {
    return await woken;
  } finally {
    clearTimeout(timer);
    stopListening();
    stopWatching();
  }
}
