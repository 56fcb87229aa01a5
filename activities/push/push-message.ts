/** Body of a push request, and the Standard Webhooks headers that sign it. See docs/push.md. */
import { targetName } from '../../domain/target/target.js';
import { type ServedTarget, servedTargetOf } from '../../domain/serving/serving-view.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { systemCommandId } from '../../domain/release/next-step.js';
import { webhookHeaders } from '../../platform/http/post-webhook.js';

export interface PushMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Each delivery of a revision has the same id. Signed with each of `secrets`, the newest first. */
export function pushMessage(served: ServedTarget, secrets: readonly string[], nowMs: number): PushMessage {
  const id = `push_${systemCommandId(targetName(served), 'push', String(served.revision))}`;
  const body = JSON.stringify({ type: 'target.changed', timestamp: isoTime(nowMs), data: servedTargetOf(served) });
  return { body, headers: webhookHeaders({ id, body, nowMs }, secrets) };
}
