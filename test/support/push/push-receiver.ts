/**
 * A super app back end for tests. Verifies signatures with an independent library, answers as configured, records
 * requests.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { createAddressGuard } from '../../../platform/http/address-guard.js';
import { createSecretBox } from '../../../platform/process/secret-box.js';
import type { WorkerOptions } from '../../../worker/start-worker.js';
import { listen } from '../http/http.js';

export interface Received {
  readonly id: string;
  readonly revision: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** True if one of the receiver's secrets has signed the request. */
  readonly isGenuine: boolean;
}

export interface PushReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Keeps the newest revision, as the receiver of docs/push.md does. An older revision changes nothing. */
  readonly applied: ReadonlyMap<string, Received>;
  /** The status of the next responses, 200 by default. A function may wait before it answers. */
  answer: number | ((received: Received) => number | Promise<number>);
  secrets: readonly string[];
  close(): Promise<void>;
}

/** Permits loopback addresses. The secret box has no keys. */
export function loopbackPush(): WorkerOptions['push'] {
  return {
    guard: createAddressGuard([{ address: '127.0.0.0', prefix: 8 }]),
    secrets: createSecretBox([]),
    onPushed: () => undefined,
    raiseTryLimit: 2,
  };
}

/** For a worker or API that delivers no push. */
export function noPush(): WorkerOptions['push'] {
  return { guard: createAddressGuard([]), secrets: createSecretBox([]), onPushed: () => undefined };
}

export async function openPushReceiver(): Promise<PushReceiver> {
  const received: Received[] = [];
  const applied = new Map<string, Received>();
  const server = await listen((request, response) => void take(request, response));
  const receiver: PushReceiver = {
    url: server.url,
    received,
    applied,
    answer: 200,
    secrets: [],
    close: () => server.close(),
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { data } = JSON.parse(body) as { data: Received['data'] };
    const revision = data['revision'] as number;
    const headers = request.headers as Record<string, string>;
    const isGenuine = receiver.secrets.some((secret) => verifies(secret, body, headers));
    const one = { id: headers['webhook-id'] ?? '', revision, data, isGenuine };
    received.push(one);
    const status = typeof receiver.answer === 'number' ? receiver.answer : await receiver.answer(one);
    const name = [data['miniProgram'], data['targetApp'], data['environment']].join('/');
    if (status < 300 && revision > (applied.get(name)?.revision ?? 0)) applied.set(name, one);
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end();
  }
  return receiver;
}

function verifies(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
