/**
 * `npm run demo`: plays an operator's procedure against a running Halftone over HTTP and says each step in words.
 * Everything it makes has a fresh name, so it can be run again and again; it leaves one release in gray to look at.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';
import { randomBytes } from 'node:crypto';
import process, { env, stderr, stdout } from 'node:process';
import { command, dataOf, DemoFailure, noAnswerWords, settingsFrom } from './demo/client.mjs';

const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
const { halftoneClient } = await import('../dist/client/halftone-client.js');

const mark = randomBytes(2).toString('hex');
const miniProgram = `weather-${mark}`;
const targetApp = `wallet-${mark}`;
const bob = `bob-${mark}`;
const { url, token } = settingsOrEnd();

let step = 0;
function say(text, ...more) {
  step += 1;
  stdout.write(`${String(step).padStart(3)}  ${text}\n${more.map((line) => `     ${line}\n`).join('')}`);
}

function settingsOrEnd() {
  try {
    return settingsFrom(env);
  } catch (error) {
    endWith(error);
    process.exit();
  }
}

function endWith(error) {
  if (error.name !== 'NoAnswer' && !(error instanceof DemoFailure)) throw error;
  stderr.write(`\n${error.name === 'NoAnswer' ? noAnswerWords(url, error) : error.message}\n`);
  process.exitCode = 1;
}

async function play() {
  const alice = halftoneClient({ url, token });
  const me = await dataOf(alice.GET('/v1/me'));
  stdout.write(`\nHalftone at ${url}, as ${me.user}\n\n`);
  const reviewer = halftoneClient({ url, token: await prepare(alice) });

  const first = await releaseOf(alice, '1.0.0');
  await review(alice, reviewer, first);
  await gray(alice, first);
  const second = await releaseOf(alice, '1.1.0');
  await review(alice, reviewer, second);
  await refusedBySharing(alice, second);
  await everybody(alice, first);
  await qrCode(alice);
  await leaveInGray(alice, second);
}

/** Returns the second person's token. */
async function prepare(alice) {
  const workspace = await dataOf(alice.POST('/v1/workspaces', { body: { name: `Demo ${mark}`, kind: 'tenant' } }));
  say(`Workspace "${workspace.name}": you are its admin.`);
  const path = { workspace: workspace.id };
  const program = { id: miniProgram, name: 'Weather' };
  await dataOf(alice.POST('/v1/workspaces/{workspace}/mini-programs', { params: { path }, body: program }));
  for (const number of ['1.0.0', '1.1.0']) await upload(alice, number);
  say(`Mini program ${miniProgram} with the versions 1.0.0 and 1.1.0.`);
  const app = { id: targetApp, name: 'Wallet', workspace: workspace.id, environments: ['sandbox', 'production'] };
  await dataOf(alice.POST('/v1/target-apps', { body: app }));
  say(`Target app ${targetApp}: a super app that hosts mini programs.`);
  const member = { params: { path: { ...path, user: bob } }, body: { role: 'reviewer' } };
  await dataOf(alice.PUT('/v1/workspaces/{workspace}/members/{user}', member));
  const wanted = { user: bob, name: 'demo', expiresAt: inAWeek() };
  const { secret } = await dataOf(alice.POST('/v1/tokens', { body: wanted }));
  say(`A second person, ${bob}, as reviewer, with a token of their own: no user approves their own request.`);
  return secret;
}

async function upload(alice, number) {
  const made = {
    url: `https://packages.example/${miniProgram}/${number}.zip`,
    sha256: randomBytes(32).toString('hex'),
  };
  const body = { number, package: made, pages: ['pages/index', 'pages/forecast'] };
  await dataOf(alice.POST('/v1/mini-programs/{miniProgram}/versions', { params: { path: { miniProgram } }, body }));
}

function inAWeek() {
  return new Date(Date.now() + 7 * 86_400_000).toISOString();
}

async function releaseOf(alice, number) {
  const params = { path: { miniProgram, version: number } };
  const body = { targetApp, environment: 'production' };
  const path = '/v1/mini-programs/{miniProgram}/versions/{version}/releases';
  const release = await dataOf(alice.POST(path, { params, body }));
  say(`Release of ${number} to ${targetApp}, production: ${release.label}.`, ...temporalUi(release));
  return release;
}

async function review(alice, reviewer, { id, version }) {
  await command(alice, id, { type: 'apply' });
  const { items } = await dataOf(reviewer.GET('/v1/reviews', { params: { query: { mine: 'approvals' } } }));
  say(`You apply for review of ${version}; ${items.length} request waits for ${bob}.`);
  const release = await command(reviewer, id, { type: 'approve' });
  say(`${bob} approves ${version}: ${release.label}. ${release.nextAction}`);
}

async function gray(alice, { id }) {
  let release = await command(alice, id, { type: 'setPercentage', percentage: 1 });
  say(`1 %: ${release.label}, phase ${release.phase}. One user in a hundred gets 1.0.0, always the same ones.`);
  release = await command(alice, id, { type: 'setPercentage', percentage: 10 });
  say(`${release.percentage} %: those of the 1 % keep it, others join.`);
  release = await command(alice, id, { type: 'pause', reason: 'support calls are coming in' });
  say(`Pause: ${release.percentage} % are kept, nothing moves. ${release.nextAction}`);
  release = await command(alice, id, { type: 'resume' });
  say(`Resume: the same ${release.percentage} % of users.`);
}

async function refusedBySharing(alice, { id, version }) {
  const { error, response } = await alice.POST('/v1/releases/{release}/commands', {
    params: { path: { release: id } },
    body: { type: 'setPercentage', percentage: 5 },
  });
  const { holder } = error?.facts ?? {};
  if (holder === undefined)
    throw new DemoFailure(`${version} should have been refused, and was answered ${response.status}.`);
  const { version: held, percentage, since, owner } = holder;
  say(
    `5 % of ${version}: refused, ${error.status} ${error.code}.`,
    `Held by ${held} at ${percentage} %, since ${since}, by ${owner}. ${error.remedy}`,
  );
}

async function everybody(alice, { id }) {
  const release = await command(alice, id, { type: 'setPercentage', percentage: 100 });
  say(`100 % of 1.0.0: ${release.label}. The gray phase has ended, everybody has it.`);
}

async function qrCode(alice) {
  const wanted = { kind: 'PROMO', miniProgram, targetApp, environment: 'production', page: 'pages/index' };
  const code = await dataOf(alice.POST('/v1/qr-codes', { body: wanted }));
  const scan = await dataOf(alice.GET('/q/{code}', { params: { path: { code: code.id } } }));
  say(
    `A QR code for pages/index; a user who is not signed in scans it and gets ${scan.version}.`,
    `What it carries: ${code.url}`,
    `The image: ${url}/v1/qr-codes/${code.id}/image (with your token)`,
  );
}

async function leaveInGray(alice, { id, version }) {
  const release = await command(alice, id, { type: 'setPercentage', percentage: 20 });
  const params = { path: { miniProgram, targetApp, environment: 'production' }, query: { user: 'carol' } };
  const explain = '/v1/targets/{miniProgram}/{targetApp}/{environment}/explain';
  const { verdict, version: got, entersAtPercentage } = await dataOf(alice.GET(explain, { params }));
  say(
    `20 % of ${version}, now that the target is free. It stays there, for you to look at.`,
    `carol gets ${got} (${verdict}); she is in from ${entersAtPercentage} % on.`,
  );
  stdout.write(`\nLook at it, and go on with it at ${url}/docs\n\n`);
  const links = [`Progress      ${url}/v1/releases/${id}`, `Trail         ${url}/v1/releases/${id}/events`];
  for (const line of [...links, ...temporalUi(release)]) stdout.write(`  ${line}\n`);
  stdout.write('\n');
}

function temporalUi({ links }) {
  return links?.temporalUi === undefined ? [] : [`Temporal UI   ${links.temporalUi}`];
}

await play().catch(endWith);
