/**
 * `npm run bench`: every speed that Halftone promises for decisions, as ratios between two things measured in the same
 * run, in turns. `-- --quick` for a look, `-- single sse` for some. A full run writes docs/performance.
 */
import '../scripts/check-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build.mjs';
import { goals } from './goals.mjs';

const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const settings = isQuick
  ? { rounds: 1, requests: 10_000, readers: 1000 }
  : { rounds: 6, requests: 60_000, readers: 10_000 };

await buildIfStale();
const rows = [];
const measured = {};
for (const { name, measure, rowsOf } of goals) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`measuring ${name} …`);
  measured[name] = await measure(settings);
  rows.push(...rowsOf(measured[name]));
}
const table = tableOf(rows);
console.log(`\n${table}`);
if (!isQuick && wanted.length === 0) write();

function tableOf(all) {
  const lines = all.map(({ what, beside, ours, theirs, ratio, goal, isMet }) => [
    what,
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

/** The words around the table are written by hand; only what stands between the marks is replaced. */
function write() {
  const folder = join(import.meta.dirname, '..', 'docs', 'performance');
  mkdirSync(folder, { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    at: new Date().toISOString(),
  };
  writeFileSync(join(folder, 'decisions.json'), `${JSON.stringify({ machine, settings, measured }, null, 2)}\n`);
  const page = join(folder, '..', 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [begin, end] = ['<!-- decisions: begin -->', '<!-- decisions: end -->'];
  const where = `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ${machine.at.slice(0, 10)}.`;
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  writeFileSync(page, `${before}\n\n${where}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
}
