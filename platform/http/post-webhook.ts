/** Sends a webhook as Standard Webhooks describes it, to an address that a user gave. Its result says how it ended. */
import { Webhook } from 'standardwebhooks';
import { type AddressGuard, postGuarded } from './address-guard.js';

/** Signed with each of `secrets`, the newest first. */
export function webhookHeaders(
  { id, body, nowMs }: { readonly id: string; readonly body: string; readonly nowMs: number },
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const at = new Date(nowMs);
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'halftone-push',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(nowMs / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

export interface WebhookPost {
  readonly url: string;
  readonly guard: AddressGuard;
  /** May throw: a secret that cannot be opened is a failed delivery. */
  readonly message: () => { readonly body: string; readonly headers: Readonly<Record<string, string>> };
}

/** `failure`: for operators. Null when the receiver accepted it. */
export type WebhookOutcome =
  | { readonly outcome: 'confirmed'; readonly status: number; readonly failure: null }
  | { readonly outcome: 'refused'; readonly status: number; readonly failure: string }
  | { readonly outcome: 'unreachable' | 'forbidden'; readonly failure: string; readonly error: unknown };

const withinMs = 5_000;

export async function postWebhook({ url, guard, message }: WebhookPost): Promise<WebhookOutcome> {
  try {
    const status = await postGuarded({ url, ...message(), guard, withinMs });
    const failure = refusalOf(status);
    return failure === null ? { outcome: 'confirmed', status, failure } : { outcome: 'refused', status, failure };
  } catch (error) {
    const { name, message: text, code } = error as NodeJS.ErrnoException;
    const isLate = name === 'TimeoutError' || name === 'AbortError';
    const failure = isLate ? `no answer within ${withinMs / 1000} s` : text || (code ?? name);
    return { outcome: name === 'AddressRefused' ? 'forbidden' : 'unreachable', failure, error };
  }
}

function refusalOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `answered ${status}: redirects are not followed`;
  return `answered ${status}`;
}
