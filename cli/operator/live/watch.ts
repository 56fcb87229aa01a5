/** Shows each state of a release until it is full or has ended. */
import { dayMs } from '../../../domain/values/time-units.js';
import type { Progress } from '../../../client/wait-for.js';
import { connect, type ConnectionFlags } from '../access/connection.js';
import { readInTime, startDeadline, type Timeout } from '../output/deadline.js';
import type { OutputFormat } from '../output/print.js';
import { colorsOf, shownText } from '../output/table.js';
import { nameOfRelease, stateLine } from '../release/release-columns.js';
import { findRelease } from '../release/release-name.js';
import { fullCondition } from '../release/wait-condition.js';
import { waitUntil } from '../release/wait.js';
import { barOf, screenOf } from './screen.js';

export interface WatchFlags extends ConnectionFlags {
  readonly timeout?: Timeout;
}

const longest: Timeout = { text: '24d', ms: 24 * dayMs };

export async function watchRelease({ timeout = longest, ...flags }: WatchFlags, name: string): Promise<void> {
  const client = connect(flags);
  const deadline = startDeadline(timeout);
  const first = await readInTime(deadline, (signal) => findRelease(client, name, signal));
  // It goes on over resets and rejected reviews.
  await waitUntil(
    client,
    first,
    { ...fullCondition, isStatus: true },
    { deadline, show: await displayOf(flags.output) },
  );
}

type Display = (release: Progress) => void;

async function displayOf(output: OutputFormat): Promise<Display> {
  if (output === 'json') return changesOnly((release) => JSON.stringify(release));
  if (output === 'yaml') {
    const { stringify } = await import('yaml');
    return changesOnly((release) => `---\n${stringify(release).trimEnd()}`);
  }
  if (!process.stdout.isTTY) return changesOnly(changeLine);
  const draw = screenOf(process.stdout);
  return (release) => {
    draw(pictureOf(release));
  };
}

function changesOnly(textOf: (release: Progress) => string): Display {
  let last = '';
  return (release) => {
    const text = textOf(release);
    if (text !== last) console.log(text);
    last = text;
  };
}

export function changeLine(release: Progress): string {
  return [`${release.lastChange.at} ${stateLine(release)}`, ...waits(release)].join('; ');
}

export function pictureOf(release: Progress): string {
  const { plan, percentage, confirmedPercentage, label, phase } = release;
  const { bold, green } = colorsOf(process.stdout);
  const share =
    percentage === confirmedPercentage ? `${percentage} %` : `${percentage} %, confirmed ${confirmedPercentage} %`;
  const step =
    plan === undefined
      ? []
      : [
          `Plan ${plan.templateName ?? plan.template ?? 'of own steps'}: ${plan.status}, step ${plan.currentStep + 1} of ${plan.steps.length}` +
            (plan.dueAt === undefined ? '' : `, next at ${plan.dueAt}`),
        ];
  const { type, at, by, reason } = release.lastChange;
  return [
    bold(nameOfRelease(release)),
    `${green(barOf(release))}  ${share}  ${phase === null ? label : `${label}, ${phase}`}`,
    ...step,
    ...waits(release),
    `${type} at ${at} by ${by}${reason ? `: ${reason}` : ''}`,
    `Next: ${release.nextAction}`,
  ]
    .map((line, n) => (n < 2 ? line : shownText(line)))
    .join('\n');
}

function waits({ blockers }: Progress): string[] {
  return blockers.map(({ code, until }) => `waits: ${code}${until === undefined ? '' : ` until ${until}`}`);
}
