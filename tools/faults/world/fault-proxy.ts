/**
 * A proxy between one process and one server that injects network faults: delays, refusals and resets, also between a
 * commit and its answer.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface FaultProxy {
  readonly name: string;
  readonly port: number;
  /** Every chunk, in both directions, comes so much later. */
  setDelay(delayMs: number): void;
  /** Resets every connection and, until `accept`, each new one. */
  refuse(): void;
  accept(): void;
  /** Resets what is open; new connections are let through. Returns how many there were. */
  resetAll(): number;
  /**
   * Resets each of the next `count` connections of a database client on which a commit passes: before the server gets
   * it, or after, so that only the answer is lost.
   */
  resetAtCommit(when: 'before' | 'after', count: number): void;
  /** Ends every fault. */
  heal(): void;
  close(): Promise<void>;
}

interface State {
  delayMs: number;
  isRefusing: boolean;
  atCommit: { readonly when: 'before' | 'after'; left: number };
}

/** How long a server needs at most to have taken what was sent to it. */
const takenWithinMs = 10;

export async function openFaultProxy(name: string, toPort: () => number): Promise<FaultProxy> {
  const state: State = { delayMs: 0, isRefusing: false, atCommit: { when: 'after', left: 0 } };
  const pairs = new Set<Pair>();
  const server = createServer((client) => {
    if (state.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const pair = joinPair(client, connect(toPort(), '127.0.0.1'), state);
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const resetAll = (): number => {
    const open = [...pairs];
    for (const pair of open) pair.reset();
    return open.length;
  };
  return {
    name,
    port: (server.address() as AddressInfo).port,
    setDelay(delayMs) {
      state.delayMs = delayMs;
    },
    refuse() {
      state.isRefusing = true;
      resetAll();
    },
    accept() {
      state.isRefusing = false;
    },
    resetAll,
    resetAtCommit(when, count) {
      state.atCommit = { when, left: count };
    },
    heal() {
      Object.assign(state, { delayMs: 0, isRefusing: false, atCommit: { when: 'after', left: 0 } });
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      resetAll();
      await closed;
    },
  };
}

interface Pair {
  reset(): void;
}

function joinPair(client: Socket, upstream: Socket, state: State): Pair {
  const reset = (): void => {
    client.resetAndDestroy();
    upstream.resetAndDestroy();
  };
  const passOn = (from: Socket, to: Socket, before: (chunk: Buffer) => boolean): void => {
    let last: Promise<void> = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      if (!before(chunk)) return;
      const sent = state.delayMs === 0 ? undefined : after(state.delayMs);
      last = last.then(async () => {
        await sent;
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on('error', reset);
    from.on('end', () => void last.then(() => to.end()));
    from.on('close', () => void last.then(() => to.end()));
  };
  passOn(client, upstream, (chunk) => {
    if (state.atCommit.left === 0 || !chunk.includes('commit\0')) return true;
    state.atCommit.left -= 1;
    if (state.atCommit.when === 'before') {
      reset();
      return false;
    }
    client.resetAndDestroy();
    upstream.write(chunk);
    setTimeout(() => upstream.resetAndDestroy(), takenWithinMs);
    return false;
  });
  passOn(upstream, client, () => true);
  return { reset };
}

function after(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
