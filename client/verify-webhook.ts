/**
 * Checks the signature of a delivery to a super app (Standard Webhooks), with Web Crypto, which compares in constant
 * time. For back ends: the secret must not reach a browser.
 */

export interface ReceivedWebhook {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came: not parsed and written again. */
  readonly body: string | Uint8Array;
}

export interface VerifyOptions {
  /** `whsec_…`. While a secret is being replaced, give both. */
  readonly secrets: readonly string[];
  /** Between `webhook-timestamp` and now, in both directions. Default 300. */
  readonly toleranceSeconds?: number;
  readonly nowMs?: number;
}

/** - `headers`: one is missing. - `timestamp`: too old, or in the future. - `signature`: by none of the secrets. */
export type NotGenuineReason = 'headers' | 'timestamp' | 'signature';

/** Answer 401. */
export class NotGenuine extends Error {
  override readonly name = 'NotGenuine';
  constructor(readonly reason: NotGenuineReason) {
    super(`The webhook is not genuine: ${reason}`);
  }
}

/** A target with everything that it serves. See docs/push.md. Ignore a `revision` that is not above the known one. */
export interface TargetChanged {
  readonly type: 'target.changed';
  readonly timestamp: string;
  readonly data: {
    readonly miniProgram: string;
    readonly targetApp: string;
    readonly environment: string;
    readonly revision: number;
    readonly suspended: boolean;
    readonly baseline: VersionServed | null;
    /** `bp`: the share in basis points, 1000 is 10 %. */
    readonly candidate: (VersionServed & { bp: number; salt: string; hashVersion: number }) | null;
    readonly pilots: readonly (VersionServed & { readonly users: readonly string[] })[];
  };
}

interface VersionServed {
  readonly releaseId: string;
  readonly version: string;
}

/** A test of the address. Answer 2xx and change nothing. */
export interface WebhookTest {
  readonly type: 'test';
  readonly timestamp: string;
  readonly data: { readonly targetApp: string };
}

export type WebhookEvent = TargetChanged | WebhookTest;

/** Resolves with the parsed body. @throws {NotGenuine} */
export async function verifyWebhook(
  { headers, body }: ReceivedWebhook,
  { secrets, toleranceSeconds = 300, nowMs = Date.now() }: VerifyOptions,
): Promise<WebhookEvent> {
  const [id, at, signatures] = ['id', 'timestamp', 'signature'].map((name) => headerOf(headers, `webhook-${name}`));
  if (!id || !at || !signatures) throw new NotGenuine('headers');
  if (!(Math.abs(nowMs / 1000 - Number(at)) <= toleranceSeconds)) throw new NotGenuine('timestamp');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const signed = new TextEncoder().encode(`${id}.${at}.${text}`);
  for (const secret of secrets)
    if (await isSignedBy(secret, signatures.split(' '), signed)) return JSON.parse(text) as WebhookEvent;
  throw new NotGenuine('signature');
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : undefined;
}

async function isSignedBy(
  secret: string,
  signatures: readonly string[],
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (bytes === null || bytes.length === 0) throw new Error('A webhook secret is base64 after whsec_');
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  for (const signature of signatures) {
    const [version, value = ''] = signature.split(',');
    const given = version === 'v1' ? bytesOf(value) : null;
    if (given !== null && (await crypto.subtle.verify('HMAC', key, given, signed))) return true;
  }
  return false;
}

/** Null when it is not base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
