/**
 * What step.sh asks of the JSON that halftone has printed. `release <folder> <word…>` prints the release that a step is
 * about. `report <folder> <exit code>` writes outputs and summary, for GitHub and for GitLab. Uses Node alone.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [task, folder, ...given] = process.argv.slice(2);
const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, HALFTONE_DOTENV, HALFTONE_SUMMARY } = process.env;

/** docs/cli.md has them. */
const meanings = {
  0: 'done',
  1: 'wrong use',
  2: 'the server rejected the command',
  3: 'the release waits for a person',
  4: 'the release ended otherwise',
  5: 'the time is over',
  6: 'the server cannot be reached, or does not allow it',
};

if (task === 'release') console.log(releaseOfStep());
else writeReport(given[0]);

/** An id or a name. Empty for a command that is about no release. */
function releaseOfStep() {
  const { release, id, targetApp } = read('answer');
  if (release?.id !== undefined) return release.id;
  if (id !== undefined && targetApp !== undefined) return id;
  return given.find((word) => /^[a-z0-9-]+@[^/\s]+\/[^/\s]+\/[^/\s]+$/.test(word)) ?? '';
}

function writeReport(exitCode) {
  const release = read('release');
  const outputs = {
    'release-id': release.id,
    status: release.status,
    percentage: release.confirmedPercentage,
    'exit-code': exitCode,
    code: read('answer').code,
  };
  const lines = Object.entries(outputs).map(([name, value]) => [name, plain(value)]);
  append(GITHUB_OUTPUT, lines.map(([name, value]) => `${name}=${value}\n`).join(''));
  const variable = (name) => `HALFTONE_${name.toUpperCase().replace('-', '_')}`;
  append(HALFTONE_DOTENV, lines.map(([name, value]) => `${variable(name)}=${value}\n`).join(''));
  const summary = `${summaryOf(release, exitCode)}\n`;
  append(GITHUB_STEP_SUMMARY, summary);
  append(HALFTONE_SUMMARY, summary);
}

function summaryOf(release, exitCode) {
  const outcome = `Exit code ${exitCode}: ${meanings[exitCode] ?? 'unknown'}`;
  const { code, detail, remedy } = read('answer');
  const problem = code === undefined ? [] : [`${code}: ${detail ?? ''} ${remedy ?? ''}`.trim()];
  const { miniProgram, version, targetApp, environment, label, confirmedPercentage, plan } = release;
  const title = `${miniProgram}@${version}/${targetApp}/${environment}`;
  const head = release.id === undefined ? 'Halftone' : `${title}: ${label}, ${confirmedPercentage} %`;
  const texts = [`### ${shown(head)}`, [outcome, ...problem].map(shown).join('  \n')];
  if (plan !== undefined) texts.push(tableOf(['Step', 'Share', 'State', 'Entered', 'Earliest'], stepsOf(plan)));
  const events = [...(read('events').items ?? [])].reverse();
  const rows = events.map(({ at, type, actor, reason }) => [at, type, actor, reason]);
  if (rows.length > 0) texts.push(tableOf(['At', 'Event', 'By', 'Reason'], rows));
  return `${texts.join('\n\n')}\n`;
}

function stepsOf({ steps, timeline }) {
  return steps.map(({ id, percentage, state, enteredAt }) => {
    const coming = timeline.find(({ step }) => step === id);
    return [id, `${percentage} %`, state, enteredAt, coming?.earliestAt];
  });
}

function tableOf(titles, rows) {
  const line = (cells) => `| ${cells.map(shown).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names and reasons are texts of users: nothing in them becomes Markdown, HTML or a second line. */
function shown(value) {
  return String(value ?? '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|&!~$]|(?<!\w)@|(?<=https?):/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An output is one line of plain characters, or empty. */
function plain(value) {
  const text = String(value ?? '');
  return /^[\w.-]*$/.test(text) ? text : '';
}

function append(file, text) {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** Empty for an answer that did not come. */
function read(name) {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) ?? {};
  } catch {
    return {};
  }
}
