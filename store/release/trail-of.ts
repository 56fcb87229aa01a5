/** Rows of the trail for the changes of a decision. */
import { uuidv7 } from 'uuidv7';
import type { TargetKey } from '../../domain/target/target.js';
import { targetName } from '../target/target-key.js';
import { type TrailView, trailViewOfRelease, trailViewOfTarget } from './trail-views.js';
import type { Change } from './apply-events.js';
import type { WriteContext } from './write-context.js';

/** In the JSON form of the table. */
interface TrailRow {
  readonly aggregate_kind: 'release' | 'target';
  readonly aggregate_id: string;
  /** The aggregate's revision after the event. */
  readonly seq: number;
  readonly id: string;
  readonly mini_program_id: string;
  readonly type: string;
  readonly actor: string;
  readonly before: TrailView | null;
  readonly after: TrailView;
  readonly reason: string | null;
  readonly command_id: string | null;
  readonly at: string;
}

export function trailOf(changes: readonly Change[], context: WriteContext): TrailRow[] {
  return changes.map((change) => {
    const { event, after } = change;
    const key: TargetKey = after;
    return {
      ...aggregateOf(change),
      seq: after.revision,
      id: uuidv7(),
      mini_program_id: key.miniProgram,
      type: event.type,
      actor: context.actor,
      reason: event.reason,
      command_id: context.commandId,
      at: new Date(context.atMs).toISOString(),
    };
  });
}

function aggregateOf(change: Change): Pick<TrailRow, 'aggregate_kind' | 'aggregate_id' | 'before' | 'after'> {
  if (change.kind === 'target')
    return {
      aggregate_kind: 'target',
      aggregate_id: targetName(change.after),
      before: trailViewOfTarget(change.before),
      after: trailViewOfTarget(change.after),
    };
  return {
    aggregate_kind: 'release',
    aggregate_id: change.after.id,
    before: change.before === null ? null : trailViewOfRelease(change.before),
    after: trailViewOfRelease(change.after),
  };
}
