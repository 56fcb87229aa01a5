/** Waits until a command has its outcome. A lost notification delays the answer, it never changes it. */
import type { Database } from './database.js';
import { type CommandRecord } from './ledger/command-record.js';
import { findCommand } from './ledger/find-command.js';
import { CHANNELS } from './notifications.js';

/**
 * Listens from this very call on, so call it before the signal is sent. Resolves to the command as it stands when it
 * is decided or the time is over: then its outcome may still be RECEIVED. Undefined when there is no such command.
 * `isNew`: the caller has just written it and nobody has heard of it, so it is not looked whether it is decided already.
 */
export async function waitForOutcome(
  { kysely, notifications }: Database,
  commandId: string,
  timeoutMs: number,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<CommandRecord | undefined> {
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const wakeIfDecided = (): void => {
    findCommand(kysely, commandId).then(
      (record) => {
        if (record !== undefined && record.outcome !== 'RECEIVED') wake();
      },
      () => undefined, // The time-out reads again, and says what is wrong.
    );
  };
  const timer = setTimeout(wake, timeoutMs);
  const stopListening = notifications.subscribe(CHANNELS.commandDecided, (id) => {
    if (id === commandId) wake();
  });
  const stopWatching = notifications.onReconnect(wakeIfDecided);
  if (!isNew) wakeIfDecided(); // It may have been decided before we listened.
  try {
    await woken;
    return await findCommand(kysely, commandId);
  } finally {
    clearTimeout(timer);
    stopListening();
    stopWatching();
  }
}
