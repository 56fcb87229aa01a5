/**
 * One client's stream of one release's progress. Each event is the whole state, so a slow client skips what it missed
 * and a returning one gets the state as it is now, unless it has that already.
 */
import type { Response } from 'express';
import type { Progress } from '../../contracts/releases.js';
import type { Release } from '../../domain/release/release.js';
import type { Logger } from '../../platform/logger.js';
import { type EventStream, openEventStream } from './event-stream.js';
import type { ReleaseChanges } from './release-changes.js';

export interface StreamSource {
  readonly changes: ReleaseChanges;
  readonly release: Release;
  /** Undefined when the client may not read it any more: token revoked or expired, role lost. */
  readonly read: () => Promise<Progress | undefined>;
  readonly lastEventId: string | undefined;
  readonly logger: Logger;
  readonly heartbeatMs: number;
}

const retryReadAfterMs = 1_000;

/** Resolves when the stream has ended, whoever ended it. */
export async function streamProgress(response: Response, source: StreamSource): Promise<void> {
  const stream = openEventStream(response);
  if (response.req.method === 'HEAD') {
    stream.end();
    return;
  }
  const closed = new Promise<void>((resolve) => {
    response.once('close', resolve);
  });
  const reader = followRelease(stream, source);
  const leave = source.changes.follow(source.release, {
    changed: reader.changed,
    ended: () => {
      stream.end();
    },
  });
  stream.onDrain(reader.changed);
  const heartbeat = setInterval(() => {
    stream.heartbeat();
    reader.changed(); // Also finds out that the client may not read it any more.
  }, source.heartbeatMs);
  reader.changed();
  await closed;
  clearInterval(heartbeat);
  leave();
  reader.stop();
}

interface ReleaseReader {
  /** Reads and sends, once more if it was reading already. */
  readonly changed: () => void;
  stop(): void;
}

function followRelease(stream: EventStream, { read, release, lastEventId, logger }: StreamSource): ReleaseReader {
  let sentId = lastEventId;
  let isReading = false;
  let hasChanged = false;
  let retry: NodeJS.Timeout | undefined;

  const readAndSend = async (): Promise<void> => {
    const progress = await read();
    if (progress === undefined) {
      stream.end();
      return;
    }
    const id = eventIdOf(progress);
    if (id === sentId || !stream.isWritable) return;
    stream.send({ id, event: 'progress', data: progress });
    sentId = id;
  };

  const changed = (): void => {
    hasChanged = true;
    if (isReading || !stream.isWritable) return;
    isReading = true;
    hasChanged = false;
    readAndSend()
      .catch((error: unknown) => {
        logger.warn({ err: error, releaseId: release.id }, 'A stream could not read its release');
        clearTimeout(retry);
        retry = setTimeout(changed, retryReadAfterMs);
      })
      .finally(() => {
        isReading = false;
        if (hasChanged) changed();
      });
  };

  return {
    changed,
    stop: () => {
      clearTimeout(retry);
    },
  };
}

/** Progress depends on all of them. */
function eventIdOf({ revision, target, push }: Progress): string {
  const told = push === undefined ? '' : `.${push.confirmedRevision}-${push.tries}`;
  return `${revision}.${target.revision}${told}`;
}
