/** Waits until a command has its outcome. A lost notification costs the whole of the time, and no outcome. */
import type { Database } from '../database/database.js';
import { findCommand } from './ledger/find-command.js';
import { CHANNELS } from '../database/notifications.js';

/**
 * Listens from this very call on, so call it before the signal is sent. False when the time was over first: that it was
 * decided may have been missed, and the ledger knows.
 * `isNew`: the caller has just written it and nobody has heard of it, so it is not looked whether it is decided already.
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
      () => undefined, // Whoever reads the command afterwards hears what is wrong.
    );
  };
  const timer = setTimeout(() => wake(false), timeoutMs);
  const stopListening = notifications.subscribe(CHANNELS.commandDecided, (id) => {
    if (id === commandId) wake(true);
  });
  const stopWatching = notifications.onReconnect(wakeIfDecided);
  if (!isNew) wakeIfDecided(); // It may have been decided before we listened.
  try {
    return await woken;
  } finally {
    clearTimeout(timer);
    stopListening();
    stopWatching();
  }
}
