/** Body of a push request, and the Standard Webhooks headers that sign it. See docs/push.md. */
import { Webhook } from 'standardwebhooks';
import { type ServedTarget, servedTargetOf } from '../../domain/serving/serving-view.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { systemCommandId } from '../../domain/release/next-step.js';

export interface PushMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Each delivery of a revision has the same id. Signed with each of `secrets`, the newest first. */
export function pushMessage(served: ServedTarget, secrets: readonly string[], nowMs: number): PushMessage {
  const { miniProgram, targetApp, environment, revision } = served;
  const id = `push_${systemCommandId(`${miniProgram}/${targetApp}/${environment}`, 'push', String(revision))}`;
  const body = JSON.stringify({ type: 'target.changed', timestamp: isoTime(nowMs), data: servedTargetOf(served) });
  const at = new Date(nowMs);
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'halftone-push',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(nowMs / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    },
  };
}
