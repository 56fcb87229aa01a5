/** `halftone qr`: QR codes of pages. Drawing one is in `qr-image.ts`. */
import type { Command } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { components } from '../../../client/api-types.generated.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withExpiry } from '../access/token-commands.js';
import { type CommandIdFlags, idHeader, withCommandId } from '../output/command-id.js';
import { OperatorFailure } from '../output/failure.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { fieldsOf } from '../output/table.js';
import { findRelease } from '../release/release-name.js';
import { requireTargetName } from '../target/target-name.js';
import { qrCodeColumns, qrCodeFields } from './qr-columns.js';
import { addImageCommand } from './qr-image.js';

interface CreateFlags extends ConnectionFlags, CommandIdFlags {
  readonly page: string;
  readonly query?: string;
  readonly description?: string;
  readonly expires?: string;
}

const route = '/v1/qr-codes';
const routeOfOne = '/v1/qr-codes/{code}';

export function addQrCommands(program: Command): void {
  const qr = program.command('qr').summary('QR codes that open a page of a mini program');
  addList(qr);
  ofCode(qr, 'get', 'one QR code, with the address that a scan opens').action(
    reportFailures(async (flags: ConnectionFlags, code = '') => {
      const body = await bodyOf(connect(flags).GET(routeOfOne, { params: { path: { code } } }));
      await printBody(flags.output, body, () => fieldsOf(qrCodeFields(body)));
    }),
  );
  addCreate(qr);
  ofCode(qr, 'revoke', 'end a QR code: a scan is refused from then on; it cannot be undone').action(
    reportFailures(async (flags: ConnectionFlags, code = '') => {
      await bodyOf(connect(flags).DELETE(routeOfOne, { params: { path: { code } } }));
      printNote(`The QR code ${code} is revoked.`);
    }),
  );
  addImageCommand(ofCode(qr, 'image', 'the code to print, as SVG or PNG'));
}

function addList(qr: Command): void {
  withLimit(withConnection(qr.command('list')))
    .summary('codes of your mini programs and on your target apps, newest first, also those that have ended')
    .option('--program <id>', 'of this mini program')
    .action(
      reportFailures((flags: ListFlags & { readonly program?: string }) => {
        const client = connect(flags);
        const filter = withoutUndefined({ miniProgram: flags.program });
        const items = allItems((page) => client.GET(route, { params: { query: { ...filter, ...page } } }));
        return printItems(flags, items, qrCodeColumns);
      }),
    );
}

function addCreate(qr: Command): void {
  withExpiry(withCommandId(withConnection(qr.command('create'))))
    .summary('make a QR code: of what users get on a target, or of a release in pilot testing')
    .argument('<opens>', 'program/app/environment; or a release, for its testers: it ends, see --expires')
    .requiredOption('--page <path>', 'one of the pages of the version')
    .option('--query <query>', 'what the page is opened with: from=poster')
    .option('--description <text>', 'where it is used, for lists')
    .action(
      reportFailures(async (flags: CreateFlags, opens = '') => {
        const client = connect(flags);
        const body = await newCode(client, flags, opens);
        const header = idHeader(flags);
        if (body.expiresAt !== undefined) printNote(`Expires: ${body.expiresAt}`);
        const made = await bodyOf(client.POST(route, { params: { header }, body }));
        await printBody(flags.output, made, () => fieldsOf(qrCodeFields(made)));
      }),
    );
}

/** `opens`: a target, or a release by its id or name. @throws OperatorFailure for other texts. */
async function newCode(
  client: HalftoneClient,
  { page, query, description, expires: expiresAt }: CreateFlags,
  opens: string,
): Promise<components['schemas']['CreateQrCode']> {
  const texts = { page, ...withoutUndefined({ query, description }) };
  if (opens.includes('/') && !opens.includes('@'))
    return { kind: 'PROMO', ...requireTargetName(opens), ...texts, ...withoutUndefined({ expiresAt }) };
  if (expiresAt === undefined)
    throw new OperatorFailure('usage', 'A QR code for testers has an end', ['Say when: --expires 7d, for instance.']);
  const { id: releaseId, miniProgram, targetApp, environment } = await findRelease(client, opens);
  return { kind: 'PREVIEW', miniProgram, targetApp, environment, ...texts, releaseId, expiresAt };
}

function ofCode(parent: Command, verb: string, summary: string): Command {
  return withConnection(parent.command(verb)).summary(summary).argument('<code>', 'its id');
}
