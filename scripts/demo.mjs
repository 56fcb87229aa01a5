/**
 * `npm run demo`: plays an operator's procedure against a running Halftone over HTTP and says each step in words.
 * Everything it makes has a fresh name, so it can be run again and again; it leaves one release in gray to look at.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';
import { randomBytes } from 'node:crypto';
import process, { env, stderr, stdout } from 'node:process';
import { clientOf, DemoFailure, settingsFrom } from './demo/client.mjs';

const mark = randomBytes(2).toString('hex');
const miniProgram = `weather-${mark}`;
const targetApp = `wallet-${mark}`;
const bob = `bob-${mark}`;

let step = 0;
function say(text, ...more) {
  step += 1;
  stdout.write(`${String(step).padStart(3)}  ${text}\n${more.map((line) => `     ${line}\n`).join('')}`);
}

async function play() {
  const { url, token } = settingsFrom(env);
  const alice = clientOf(url, token);
  const me = await alice.get('/v1/me');
  stdout.write(`\nHalftone at ${url}, as ${me.user}\n\n`);
  const reviewer = clientOf(url, await prepare(alice));

  const first = await releaseOf(alice, '1.0.0');
  await review(alice, reviewer, first);
  await gray(alice, first);
  const second = await releaseOf(alice, '1.1.0');
  await review(alice, reviewer, second);
  await refusedBySharing(alice, second);
  await everybody(alice, first);
  await qrCode(alice, url);
  await leaveInGray(alice, second, url);
}

/** Returns the second person's token. */
async function prepare(alice) {
  const workspace = await alice.send('POST', '/v1/workspaces', { name: `Demo ${mark}`, kind: 'tenant' });
  say(`Workspace "${workspace.name}": you are its admin.`);
  await alice.send('POST', `/v1/workspaces/${workspace.id}/mini-programs`, { id: miniProgram, name: 'Weather' });
  for (const number of ['1.0.0', '1.1.0'])
    await alice.send('POST', `/v1/mini-programs/${miniProgram}/versions`, {
      number,
      package: {
        url: `https://packages.example/${miniProgram}/${number}.zip`,
        sha256: randomBytes(32).toString('hex'),
      },
      pages: ['pages/index', 'pages/forecast'],
    });
  say(`Mini program ${miniProgram} with the versions 1.0.0 and 1.1.0.`);
  const environments = ['sandbox', 'production'];
  await alice.send('POST', '/v1/target-apps', { id: targetApp, name: 'Wallet', workspace: workspace.id, environments });
  say(`Target app ${targetApp}: a super app that hosts mini programs.`);
  await alice.send('PUT', `/v1/workspaces/${workspace.id}/members/${bob}`, { role: 'reviewer' });
  const { secret } = await alice.send('POST', '/v1/tokens', { user: bob, name: 'demo', expiresAt: inAWeek() });
  say(`A second person, ${bob}, as reviewer, with a token of their own: no user approves their own request.`);
  return secret;
}

function inAWeek() {
  return new Date(Date.now() + 7 * 86_400_000).toISOString();
}

async function releaseOf(alice, number) {
  const path = `/v1/mini-programs/${miniProgram}/versions/${number}/releases`;
  const release = await alice.send('POST', path, { targetApp, environment: 'production' });
  say(`Release of ${number} to ${targetApp}, production: ${release.label}.`, ...temporalUi(release));
  return release;
}

async function review(alice, reviewer, { id, version }) {
  await alice.command(id, { type: 'apply' });
  const { items } = await reviewer.get('/v1/reviews?mine=approvals');
  say(`You apply for review of ${version}; ${items.length} request waits for ${bob}.`);
  const release = await reviewer.command(id, { type: 'approve' });
  say(`${bob} approves ${version}: ${release.label}. ${release.nextAction}`);
}

async function gray(alice, { id }) {
  let release = await alice.command(id, { type: 'setPercentage', percentage: 1 });
  say(`1 %: ${release.label}, phase ${release.phase}. One user in a hundred gets 1.0.0, always the same ones.`);
  release = await alice.command(id, { type: 'setPercentage', percentage: 10 });
  say(`${release.percentage} %: those of the 1 % keep it, others join.`);
  release = await alice.command(id, { type: 'pause', reason: 'support calls are coming in' });
  say(`Pause: ${release.percentage} % are kept, nothing moves. ${release.nextAction}`);
  release = await alice.command(id, { type: 'resume' });
  say(`Resume: the same ${release.percentage} % of users.`);
}

async function refusedBySharing(alice, { id, version }) {
  const path = `/v1/releases/${id}/commands`;
  const { status, body } = await alice.ask('POST', path, { type: 'setPercentage', percentage: 5 });
  const { holder } = body.facts ?? {};
  if (holder === undefined) throw new DemoFailure(`${version} should have been refused, and was answered ${status}.`);
  const { version: held, percentage, since, owner } = holder;
  say(
    `5 % of ${version}: refused, ${status} ${body.code}.`,
    `Held by ${held} at ${percentage} %, since ${since}, by ${owner}. ${body.remedy}`,
  );
}

async function everybody(alice, { id }) {
  const release = await alice.command(id, { type: 'setPercentage', percentage: 100 });
  say(`100 % of 1.0.0: ${release.label}. The gray phase has ended, everybody has it.`);
}

async function qrCode(alice, url) {
  const wanted = { kind: 'PROMO', miniProgram, targetApp, environment: 'production', page: 'pages/index' };
  const code = await alice.send('POST', '/v1/qr-codes', wanted);
  const scan = await alice.get(`/q/${code.id}`);
  say(
    `A QR code for pages/index; a user who is not signed in scans it and gets ${scan.version}.`,
    `What it carries: ${code.url}`,
    `The image: ${url}/v1/qr-codes/${code.id}/image (with your token)`,
  );
}

async function leaveInGray(alice, { id, version }, url) {
  const release = await alice.command(id, { type: 'setPercentage', percentage: 20 });
  const explain = `/v1/targets/${miniProgram}/${targetApp}/production/explain?user=carol`;
  const { verdict, version: got, entersAtPercentage } = await alice.get(explain);
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

await play().catch((error) => {
  if (!(error instanceof DemoFailure)) throw error;
  stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});
