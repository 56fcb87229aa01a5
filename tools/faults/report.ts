/** The table of a run, and docs/reliability.md from everything that was ever recorded. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { medianOf, type Result } from './result.js';

const docs = join(import.meta.dirname, '../../docs');
const marks = ['<!-- runs: begin -->', '<!-- runs: end -->'] as const;

const head = ['scenario', 'Temporal', 'runs', 'seeds', 'minutes', 'faults', 'commands', 'outcomes', 'violations'];

export function tableOf(results: readonly Result[]): string {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const name = `${result.scenario} ${result.world}`;
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  const rows = [...groups.values()].map((group) => [
    group[0]?.scenario ?? '',
    group[0]?.world ?? '',
    String(group.length),
    group.map(({ seed }) => seed).join(', '),
    minutesOf(group),
    String(sum(group, ({ faults }) => faults.length)),
    String(sum(group, ({ commands }) => commands)),
    outcomesOf(group),
    String(sum(group, ({ violations }) => violations.length)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function totalsOf(results: readonly Result[]): string {
  const waited = results.flatMap(({ waitedAfterKillMs }) => waitedAfterKillMs);
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  const recovery =
    waited.length === 0
      ? []
      : [
          `After kill -9 of one of the two workers, ${String(waited.length)} commands that workers decide were waiting, or came within a second: ` +
            `median ${seconds(medianOf(waited))} s, longest ${seconds(Math.max(...waited))} s.`,
        ];
  const count = (of: (result: Result) => number): string => String(sum(results, of));
  return [
    `${minutesOf(results)} minutes, ${count(({ faults }) => faults.length)} faults, ${count(({ commands }) => commands)} ` +
      `commands (${count(({ unheard }) => unheard)} never acknowledged), ${count(({ releases }) => releases)} releases, ` +
      `${count(({ events }) => events)} events of the trail, ${count(({ runs }) => runs)} workflow runs, ` +
      `${count(({ violations }) => violations.length)} violations.`,
    `${count(({ remadeTasks }) => remadeTasks)} workflow tasks were made again because signals came while they finished, ` +
      'or by a reset by hand; none failed.',
    ...recovery,
  ].join('\n');
}

function minutesOf(results: readonly Result[]): string {
  return (sum(results, ({ seconds }) => seconds) / 60).toFixed(1);
}

function outcomesOf(results: readonly Result[]): string {
  const totals = { APPLIED: 0, NO_OP: 0, REJECTED: 0 };
  for (const { outcomes } of results)
    for (const [name, count] of Object.entries(outcomes)) {
      const [outcome] = name.split(' ');
      if (outcome === 'APPLIED' || outcome === 'NO_OP' || outcome === 'REJECTED') totals[outcome] += count;
    }
  return `${String(totals.APPLIED)} applied, ${String(totals.NO_OP)} no-op, ${String(totals.REJECTED)} refused`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** The words of the page are written by hand; only what stands between the marks is made here. */
export function writeReport(name: string, results: readonly Result[]): void {
  const folder = join(docs, 'data', 'reliability');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, null, 1)}\n`);
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Result[]);
  const days = [...new Set(all.map(({ startedAt }) => startedAt.slice(0, 10)))].sort();
  const page = join(docs, 'reliability.md');
  const text = readFileSync(page, 'utf8');
  const [begin, end] = marks;
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const made = `Recorded on ${days.join(', ')}.\n\n${tableOf(all)}\n\n${totalsOf(all)}`;
  writeFileSync(page, `${before}\n\n${made}\n\n${text.slice(text.indexOf(end))}`);
}
