/** `halftone push`: deliveries to the back end of a super app. Their secret is printed once, as that of a token. */
import { type Command, Option } from 'commander';
import { allItems } from '../../../client/all-items.js';
import { bodyOf } from '../../../client/problem.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { printSecret } from '../access/secret.js';
import { OperatorFailure } from '../output/failure.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { fieldsOf, tableOf } from '../output/table.js';
import { attemptColumns, deliveryColumns, pushFields, testFields } from './push-columns.js';

interface AttemptFlags extends ListFlags {
  readonly program?: string;
  readonly environment?: Environment;
  readonly result?: 'confirmed' | 'failed';
}

const route = '/v1/target-apps/{targetApp}/push';

export function addPushCommands(program: Command): void {
  const push = program.command('push').summary('deliveries to the back ends of super apps');
  addReads(push);
  addAttempts(push);
  addAddress(push);
}

function addReads(push: Command): void {
  ofApp(push, 'get', 'the push address of a target app, and whether it keeps up').action(
    reportFailures(async (flags: ConnectionFlags, targetApp = '') => {
      const body = await bodyOf(connect(flags).GET(route, { params: { path: { targetApp } } }));
      await printBody(flags.output, body, () => fieldsOf(pushFields(body)));
    }),
  );
  ofApp(push, 'deliveries', 'how far the super app has confirmed each target, the longest unconfirmed first').action(
    reportFailures(async (flags: ConnectionFlags, targetApp = '') => {
      const body = await bodyOf(connect(flags).GET(`${route}/deliveries`, { params: { path: { targetApp } } }));
      await printBody(flags.output, body, () => tableOf(deliveryColumns, body.items));
    }),
  );
  ofApp(push, 'test', 'send a test message now; exit code 4 when the super app does not answer 2xx').action(
    reportFailures(async (flags: ConnectionFlags, targetApp = '') => {
      const body = await bodyOf(connect(flags).POST(`${route}/test`, { params: { path: { targetApp } } }));
      await printBody(flags.output, body, () => fieldsOf(testFields(body)));
      if (!body.delivered)
        throw new OperatorFailure('ended', `The super app has not confirmed it: ${body.error ?? ''}`);
    }),
  );
}

function addAttempts(push: Command): void {
  withLimit(ofApp(push, 'attempts', 'attempts to deliver, newest first'))
    .option('--program <id>', 'of this mini program')
    .addOption(new Option('--environment <name>').choices(environments))
    .addOption(new Option('--result <result>', 'only these').choices(['confirmed', 'failed']))
    .action(
      reportFailures((flags: AttemptFlags, targetApp = '') => {
        const client = connect(flags);
        const { program: miniProgram, environment, result } = flags;
        const filter = withoutUndefined({ miniProgram, environment, result });
        const path = { targetApp };
        const items = allItems((page) =>
          client.GET(`${route}/attempts`, { params: { path, query: { ...filter, ...page } } }),
        );
        return printItems(flags, items, attemptColumns);
      }),
    );
}

function addAddress(push: Command): void {
  ofApp(push, 'set', 'deliver to this address from now on; a new secret is on stdout, alone')
    .requiredOption('--address <url>', 'of the back end; https')
    .action(
      reportFailures(async (flags: ConnectionFlags & { readonly address: string }, targetApp = '') => {
        const body = { url: flags.address };
        const { secret, ...set } = await bodyOf(connect(flags).PUT(route, { params: { path: { targetApp } }, body }));
        const text = fieldsOf(pushFields(set));
        if (secret === undefined) await printBody(flags.output, set, () => text);
        else await printSecret(flags, { ...set, secret }, text);
      }),
    );
  ofApp(push, 'rotate-secret', 'draw a new secret, alone on stdout; the old one signs beside it for 24 hours').action(
    reportFailures(async (flags: ConnectionFlags, targetApp = '') => {
      const params = { path: { targetApp } };
      const { secret = '', ...set } = await bodyOf(connect(flags).POST(`${route}/rotate-secret`, { params }));
      await printSecret(flags, { ...set, secret }, fieldsOf(pushFields(set)));
    }),
  );
  ofApp(push, 'remove', 'stop deliveries; what waits for a confirmation is confirmed at once').action(
    reportFailures(async (flags: ConnectionFlags, targetApp = '') => {
      await bodyOf(connect(flags).DELETE(route, { params: { path: { targetApp } } }));
      printNote(`Nothing is delivered to ${targetApp} any more.`);
    }),
  );
}

function ofApp(parent: Command, verb: string, summary: string): Command {
  return withConnection(parent.command(verb)).summary(summary).argument('<app>', 'id of the target app');
}
