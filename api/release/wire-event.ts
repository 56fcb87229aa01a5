/** Converts an event to its wire shape: times as RFC 3339, addresses without parts that may be secret. */
import type { WireEvent } from '../../contracts/release/events.js';
import { wireFacts } from '../../contracts/release/rejection.js';
import { shownUrl } from '../../contracts/http/shown-url.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { TrailEvent } from '../../store/release/ledger/list-events.js';

type State = NonNullable<TrailEvent['before']>;

export function wireEvent({ seq, type, atMs, actor, before, after, reason, commandId }: TrailEvent): WireEvent {
  return { seq, type, at: isoTime(atMs), actor, before: facts(before), after: facts(after), reason, commandId };
}

function facts(state: TrailEvent['before']): WireEvent['before'] {
  return state === null ? null : wireFacts(withoutSecrets(state));
}

function withoutSecrets(state: State): State {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      if (name === 'url' && typeof value === 'string') return [name, shownUrl(value)];
      return [name, isState(value) ? withoutSecrets(value) : value];
    }),
  );
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
