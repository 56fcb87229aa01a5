/** The check of a delivery, against the function that signs deliveries. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { NotGenuine, verifyWebhook } from '../../client/verify-webhook.js';
import { pushMessage } from '../../activities/push/push-message.js';
import { servingTarget } from '../support/edge/edge-world.js';

const nowMs = Date.parse('2026-03-01T09:30:00.000Z');
const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;
const secret = newSecret();

function delivery(...secrets: string[]) {
  const { body, headers } = pushMessage(servingTarget(), secrets, nowMs);
  return { body, headers };
}

async function reasonOf(...args: Parameters<typeof verifyWebhook>): Promise<string> {
  const error: unknown = await verifyWebhook(...args).catch((thrown: unknown) => thrown);
  if (!(error instanceof NotGenuine)) throw new Error('It was taken, or failed otherwise', { cause: error });
  return error.reason;
}

describe('verifyWebhook', () => {
  it('takes a delivery as text, as bytes, and with the headers of fetch, and returns it parsed', async () => {
    const { body, headers } = delivery(secret);
    const options = { secrets: [secret], nowMs };
    const event = await verifyWebhook({ body, headers }, options);
    expect(event).toEqual(JSON.parse(body));
    expect(event).toMatchObject({ type: 'target.changed', data: { targetApp: 'wallet', miniProgram: 'weather' } });
    expect(await verifyWebhook({ body: new TextEncoder().encode(body), headers }, options)).toEqual(event);
    expect(await verifyWebhook({ body, headers: new Headers(headers) }, options)).toEqual(event);
  });

  it('takes a delivery while a secret is replaced, with the old one, the new one, or both', async () => {
    const next = newSecret();
    const signed = delivery(next, secret);
    for (const secrets of [[secret], [next], [newSecret(), secret]])
      expect(await verifyWebhook(signed, { secrets, nowMs })).toMatchObject({ type: 'target.changed' });
  });

  it.each([
    ['another secret', { secrets: [newSecret()] }],
    ['no secret', { secrets: [] }],
  ])('refuses a delivery for %s', async (_, { secrets }) => {
    expect(await reasonOf(delivery(secret), { secrets, nowMs })).toBe('signature');
  });

  it('refuses another body, id, time or signature', async () => {
    const { body, headers } = delivery(secret);
    const options = { secrets: [secret], nowMs };
    expect(await reasonOf({ body: body.replace('false', 'true'), headers }, options)).toBe('signature');
    for (const [name, value] of [
      ['webhook-id', 'push_other'],
      ['webhook-timestamp', String(nowMs / 1000 + 1)],
      ['webhook-signature', 'v1,AAAA'],
      ['webhook-signature', 'v1,?'],
      ['webhook-signature', (headers['webhook-signature'] ?? '').replace('v1,', 'v1a,')],
      ['webhook-signature', 'v1'],
    ] as const)
      expect(await reasonOf({ body, headers: { ...headers, [name]: value } }, options)).toBe('signature');
  });

  it('refuses a time that is more than five minutes away, and one that is no number', async () => {
    const signed = delivery(secret);
    const options = { secrets: [secret], nowMs };
    for (const awayMs of [-300_000, 300_000])
      expect(await verifyWebhook(signed, { ...options, nowMs: nowMs + awayMs })).toMatchObject({ data: {} });
    for (const awayMs of [-301_000, 301_000])
      expect(await reasonOf(signed, { ...options, nowMs: nowMs + awayMs })).toBe('timestamp');
    const headers = { ...signed.headers, 'webhook-timestamp': 'soon' };
    expect(await reasonOf({ ...signed, headers }, options)).toBe('timestamp');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('refuses a delivery without %s', async (name) => {
    const { body, headers } = delivery(secret);
    const others = Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
    expect(await reasonOf({ body, headers: others }, { secrets: [secret], nowMs })).toBe('headers');
  });

  it('says that a secret is none', async () => {
    await expect(verifyWebhook(delivery(secret), { secrets: ['whsec_?'], nowMs })).rejects.toThrow('whsec_');
  });
});
