/** A super app's back end, as a test has it: verifies with the foreign library, answers as it is told, remembers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { createAddressGuard } from '../../platform/http/address-guard.js';
import { createSecretBox } from '../../platform/process/secret-box.js';
import type { WorkerOptions } from '../../worker/start-worker.js';
import { listen } from './http.js';

export interface Received {
  readonly id: string;
  readonly revision: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether one of the secrets it knows has signed it. */
  readonly isGenuine: boolean;
}

export interface PushReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** As the receiver of docs/push.md keeps it: an older revision changes nothing. */
  readonly applied: ReadonlyMap<string, Received>;
  /** How it answers from now on; by default 200. A function may wait before it answers. */
  answer: number | ((received: Received) => number | Promise<number>);
  secrets: readonly string[];
  close(): Promise<void>;
}

/** Loopback may be reached, keys of the secret box are none. */
export function loopbackPush(): WorkerOptions['push'] {
  return {
    guard: createAddressGuard([{ address: '127.0.0.0', prefix: 8 }]),
    secrets: createSecretBox([]),
    onPushed: () => undefined,
    raiseTries: 2,
  };
}

/** For what tells nobody. */
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
