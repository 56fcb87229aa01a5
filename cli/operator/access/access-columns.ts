/** What tables show of tokens and members. */
import type { components } from '../../../client/api-types.generated.js';
import { managerOf } from '../file/managed-by.js';
import { type Column, type Fields, fieldsOf, tableOf } from '../output/table.js';

type Schemas = components['schemas'];
type Token = Schemas['Token'];
type DecideToken = Schemas['DecideToken'];
type Revoked = Schemas['Revoked'];

export const tokenColumns: readonly Column<Token>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'scopes', of: scopesOf },
  { title: 'workspace', of: ({ workspace }) => workspace ?? 'all' },
  { title: 'ends', of: endOf },
  { title: 'last used', of: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
];

export function tokenFields(token: Token): Fields {
  const { id, user, name, workspace } = token;
  return [
    ['Id', id],
    ['User', user],
    ['Name', name],
    ['Scopes', scopesOf(token)],
    ['Workspace', workspace ?? 'all'],
    ['Ends', endOf(token)],
  ];
}

function scopesOf({ scopes, systemAdmin }: Token): string {
  return [...scopes, ...(systemAdmin ? ['system admin'] : [])].join(', ');
}

function endOf({ revokedAt, expiresAt }: Pick<Token, 'revokedAt' | 'expiresAt'>): string {
  return revokedAt === undefined ? (expiresAt ?? 'never') : `${revokedAt}, revoked`;
}

export const madeTokenColumns: readonly Column<Schemas['MadeToken']>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'kind', of: ({ kind }) => kind },
  { title: 'user', of: ({ user }) => user },
  { title: 'name', of: ({ name }) => name },
  { title: 'ends', of: ({ expiresAt }) => expiresAt ?? 'never' },
];

export function revokedText({ revoked, sessionsEnded, stillValid }: Revoked): string {
  const fields = fieldsOf([
    ['Revoked', revoked.join(', ') || 'none: it had ended'],
    ['Sessions ended', sessionsEnded],
    ['Made with it, still valid', stillValid.length === 0 ? 'none' : `${stillValid.length}: see --descendants`],
  ]);
  return stillValid.length === 0 ? fields : `${fields}\n\n${tableOf(madeTokenColumns, stillValid)}`;
}

export const decideTokenColumns: readonly Column<DecideToken>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'kind', of: ({ kind }) => kind ?? 'any' },
  { title: 'target apps', of: ({ targetApps }) => targetApps.join(', ') },
  { title: 'ends', of: endOf },
];

export function decideTokenFields(token: DecideToken): Fields {
  const { id, name, kind: opens = 'any', targetApps } = token;
  return [
    ['Id', id],
    ['Name', name],
    ['Kind', opens],
    ['Target apps', targetApps.join(', ')],
    ['Ends', endOf(token)],
  ];
}

type Member = Schemas['MiniProgramMember'] | Schemas['WorkspaceMember'];

export const memberColumns: readonly Column<Member>[] = [
  { title: 'user', of: ({ user }) => user },
  { title: 'role', of: ({ role }) => role },
  { title: 'added', of: ({ addedAt, addedBy }) => `${addedAt} by ${addedBy}` },
  { title: 'managed by', of: (member) => ('managedBy' in member ? managerOf(member) : undefined) },
];
