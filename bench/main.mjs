/**
 * `npm run bench`: every speed that Halftone promises, as ratios between two things measured in the same run, in turns.
 * `-- --quick` for a look; `-- single sse` for some, `-- engine` or `-- many` for a part. What was measured at full
 * size is written to docs/performance.md and docs/data/performance.
 */
import '../scripts/check-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build.mjs';

const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const settings = isQuick
  ? {
      rounds: 1,
      requests: 10_000,
      readers: 1000,
      engine: {
        rounds: 1,
        commands: 40,
        releases: 50,
        stops: 12,
        inFlight: 100,
        full: 300,
        gray: 100,
        minutes: 0.25,
        versionsEach: 3,
        streams: 400,
        stopsAmongReaders: 5,
      },
      many: { releases: 3_000, rounds: 1, msEach: 20 },
      plans: { rounds: 1, commands: 50, planned: 10, windows: 50, plans: 200, idleSeconds: 10 },
    }
  : {
      rounds: 6,
      requests: 60_000,
      readers: 10_000,
      engine: {
        rounds: 3,
        commands: 400,
        releases: 200,
        stops: 200,
        inFlight: 1000,
        full: 10_000,
        gray: 2000,
        minutes: 5,
        versionsEach: 10,
        streams: 2_000,
        stopsAmongReaders: 20,
      },
      many: { releases: 100_000, rounds: 3, msEach: 300 },
      plans: { rounds: 3, commands: 400, planned: 40, windows: 50, plans: 10_000, idleSeconds: 300 },
    };
const folder = join(import.meta.dirname, '..', 'docs', 'data', 'performance');
const page = join(folder, '..', '..', 'performance.md');

await buildIfStale();
const { parts } = await import('./goals.mjs'); // They stand on what has been built just now.
for (const { name: part, goals } of parts) {
  for (const goal of goals) {
    if (wanted.length > 0 && !wanted.includes(goal.name) && !wanted.includes(part)) continue;
    console.log(`measuring ${goal.name} …`);
    const measured = { at: new Date().toISOString(), ...(await goal.measure(settings)) };
    console.log(tableOf(goal.rowsOf(measured)));
    if (!isQuick) write(part, goals, { [goal.name]: measured });
  }
}
process.exit(0);

function tableOf(all) {
  const lines = all.map(({ title, beside, ours, theirs, ratio, goal, isMet }) => [
    title,
    ours,
    beside,
    theirs,
    ratio,
    goal,
    isMet === null ? '-' : isMet ? 'yes' : '**no**',
  ]);
  const head = ['what', 'ours', 'beside', 'theirs', 'ratio', 'goal', 'met'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What was not measured now keeps its figures. The words around the table are written by hand, between marks. */
function write(part, goals, newly) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${part}.json`);
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
  const measured = { ...earlier(file), ...newly };
  writeFileSync(file, `${JSON.stringify({ machine, settings, measured }, null, 2)}\n`);
  const rows = goals.flatMap(({ name, rowsOf }) => (name in measured ? rowsOf(measured[name]) : []));
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const days = [...new Set(Object.values(measured).map(({ at }) => at.slice(0, 10)))].sort();
  const where = `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ${days.join(', ')}.`;
  const text = readFileSync(page, 'utf8');
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  writeFileSync(page, `${before}\n\n${where}\n\n${tableOf(rows)}\n\n${text.slice(text.indexOf(end))}`);
}

function earlier(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).measured;
  } catch {
    return {};
  }
}
