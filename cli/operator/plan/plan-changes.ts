/** What an edit changes in the steps of a plan, one line for each step. */
import type { components } from '../../../client/api-types.generated.js';
import { isoDuration, parseDuration } from '../../../domain/values/duration.js';

export type FileStep = components['schemas']['EditedPlanStep'];

export function planChanges(before: readonly FileStep[], after: readonly FileStep[]): string[] {
  const lines = after.flatMap((step) => {
    const was = step.id === undefined ? undefined : before.find(({ id }) => id === step.id);
    return was === undefined ? [`+ ${inFull(step)}`] : changedLine(was, step);
  });
  const removed = before.filter(({ id }) => !after.some((step) => step.id === id)).map((step) => `- ${inFull(step)}`);
  return lines.length + removed.length === 0 ? ['No step changes.'] : [...removed, ...lines];
}

function changedLine(was: FileStep, is: FileStep): string[] {
  const [old, now] = [wordsOf(was), wordsOf(is)];
  const changes = Object.keys(old).flatMap((field) =>
    old[field] === now[field] ? [] : [`${field} ${old[field] || 'none'} → ${now[field] || 'none'}`],
  );
  return changes.length === 0 ? [] : [`~ ${is.id ?? ''}: ${changes.join(', ')}`];
}

function inFull(step: FileStep): string {
  const words = Object.entries(wordsOf(step)).filter(([, value]) => value !== '');
  return words.map(([field, value]) => (field === 'percentage' ? value : `${field} ${value}`)).join(', ');
}

/** With what a field that is left out means. */
function wordsOf({ percentage, bake = 'PT0S', advance = 'AUTOMATIC', approval, name = '', note = '' }: FileStep) {
  const { approvers, count = 1, expiresAfter = 'P3D' } = approval ?? {};
  const words: Record<string, string> = {
    percentage: `${percentage} %`,
    bake: durationText(bake),
    advance,
    approval: approvers === undefined ? '' : `by ${count} of ${approvers} within ${durationText(expiresAfter)}`,
    name,
    note,
  };
  return words;
}

/** Two ways to write a duration are no change. */
function durationText(text: string): string {
  const ms = parseDuration(text);
  if (ms === null) return text;
  return ms === 0 ? '' : isoDuration(ms);
}
