/** An event of the trail as it goes over the wire. */
import type { WireEvent } from '../contracts/events.js';
import { wireFacts } from '../contracts/rejection.js';
import { isoTime } from '../domain/iso-time.js';
import type { TrailEvent } from '../store/ledger/list-events.js';

export function wireEvent({ seq, type, atMs, actor, before, after, reason, commandId }: TrailEvent): WireEvent {
  return { seq, type, at: isoTime(atMs), actor, before: facts(before), after: facts(after), reason, commandId };
}

function facts(state: TrailEvent['before']): WireEvent['before'] {
  return state === null ? null : wireFacts(state);
}
