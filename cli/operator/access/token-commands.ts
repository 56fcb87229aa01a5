/** `halftone token`: API tokens, through the API. `token create` is beside them: it writes to the database. */
import { type Command, InvalidArgumentError } from 'commander';
import { allItems } from '../../../client/all-items.js';
import { bodyOf } from '../../../client/problem.js';
import { type Scope, tokenScopes } from '../../../domain/access/scopes.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import { fieldsOf, tableOf } from '../output/table.js';
import * as columns from './access-columns.js';
import { connect, type ConnectionFlags, withConnection } from './connection.js';
import { parseExpiry } from './parse-expiry.js';
import { printSecret } from './secret.js';

interface IssueFlags extends ConnectionFlags {
  readonly user?: string;
  readonly scopes?: Scope[];
  readonly workspace?: string;
  readonly expires?: string;
  readonly systemAdmin?: true;
}

export function addTokenCommands(token: Command): void {
  withLimit(withConnection(token.command('list')))
    .summary('your tokens, newest first, also those that have ended')
    .option('--user <user>', 'of another user, if you are a system admin')
    .action(
      reportFailures(async (flags: ListFlags & { readonly user?: string }) => {
        const client = connect(flags);
        const filter = withoutUndefined({ user: flags.user });
        const items = allItems((page) => client.GET('/v1/tokens', { params: { query: { ...filter, ...page } } }));
        await printItems(flags, items, columns.tokenColumns);
      }),
    );
  addIssue(token);
  withConnection(token.command('descendants'))
    .summary('the valid tokens that were made with a token')
    .argument('<token>', 'its id')
    .action(
      reportFailures(async (flags: ConnectionFlags, id = '') => {
        const params = { path: { token: id } };
        const made = await bodyOf(connect(flags).GET('/v1/tokens/{token}/descendants', { params }));
        await printBody(flags.output, made, () => tableOf(columns.madeTokenColumns, made.items));
      }),
    );
  withConnection(token.command('revoke'))
    .summary('end a token and its sessions; it cannot be undone')
    .argument('<token>', 'its id')
    .option('--descendants', 'end the tokens that were made with it, too')
    .action(
      reportFailures(async (flags: ConnectionFlags & { readonly descendants?: true }, id = '') => {
        const query = flags.descendants === true ? ({ descendants: 'revoke' } as const) : {};
        const params = { path: { token: id }, query };
        const revoked = await bodyOf(connect(flags).DELETE('/v1/tokens/{token}', { params }));
        await printBody(flags.output, revoked, () => columns.revokedText(revoked));
      }),
    );
}

function addIssue(token: Command): void {
  withExpiry(withConnection(token.command('issue')))
    .summary('make a token that may do no more than yours; the secret is on stdout, alone')
    .argument('<purpose>', 'what it is for')
    .option('--user <user>', 'the user that it acts for, if you are a system admin (you)')
    .option('--scopes <list>', `of ${tokenScopes.join(', ')}; separated by commas (those of your token)`, parseScopes)
    .option('--workspace <id>', 'count the roles of the user in this workspace only (in all)')
    .option('--system-admin', 'may make tokens for all users')
    .action(
      reportFailures(async (flags: IssueFlags, name = '') => {
        const client = connect(flags);
        const { scopes, workspace, expires: expiresAt, systemAdmin } = flags;
        const user = flags.user ?? (await bodyOf(client.GET('/v1/me'))).user;
        const body = {
          user,
          name,
          ...withoutUndefined({ scopes, workspace, expiresAt, systemAdmin }),
        };
        const made = await bodyOf(client.POST('/v1/tokens', { body }));
        await printSecret(flags, made, fieldsOf(columns.tokenFields(made)));
      }),
    );
}

export function withExpiry(command: Command): Command {
  return command.option('--expires <when>', 'a length of time such as 90d or 12h, or a time', (text) => {
    const at = parseExpiry(text, Date.now());
    if (at === null) throw new InvalidArgumentError('Say 90d, 12h, or a time to come such as 2030-01-31T12:00:00Z.');
    return at;
  });
}

function parseScopes(text: string): Scope[] {
  const given = text.split(',').map((scope) => scope.trim());
  const scopes = tokenScopes.filter((scope) => given.includes(scope));
  if (scopes.length === given.length) return scopes;
  throw new InvalidArgumentError(`Say one or more of ${tokenScopes.join(', ')}, separated by commas.`);
}
