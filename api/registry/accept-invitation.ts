/**
 * Accepts an invitation that is still good, in one transaction. It writes the membership and the end of the invitation.
 * A new user gets a token, and the token of a known one a wider limit. Concurrent uses of a link wait for each other;
 * only the first succeeds.
 */
import { uuidv7 } from 'uuidv7';
import { type AcceptingUser, type InvitationRefusal, invitationRefusal } from '../../domain/registry/invitation.js';
import { tokenEnd } from '../../domain/access/tokens.js';
import { isFromInvitation } from '../../store/access/token-lineage.js';
import { createToken, findToken, joinWithToken } from '../../store/access/tokens.js';
import { inTransaction, type Transaction } from '../../store/database/transaction.js';
import { closeUsedInvitation, type Invitation, lockInvitation } from '../../store/registry/invitations.js';
import { setWorkspaceMember } from '../../store/registry/workspace-members.js';
import { hashOfToken } from '../access/authenticate.js';
import type { Principal } from '../access/principal.js';
import { newSecret } from '../access/token-secret.js';
import type { ApiDeps } from '../deps.js';
import { type Problem, problem, refused } from '../http/problem.js';

interface Acceptance {
  readonly code: string;
  /** Who is signed in. Null: the link signs in. */
  readonly acceptedBy: Principal | null;
  readonly nowMs: number;
}

interface Accepted {
  readonly invitation: Invitation;
  /** Null for a user who was signed in. */
  readonly tokenId: string | null;
}

export function acceptInvitation(deps: ApiDeps, { code, acceptedBy, nowMs }: Acceptance): Promise<Accepted | Problem> {
  return inTransaction(deps.database.kysely, async (trx) => {
    const found = await lockInvitation(trx, hashOfToken(code), nowMs);
    if (found === undefined) return invitationRefused('unknown');
    const { invitation } = found;
    const { workspaceId, user, role, createdBy: actor } = invitation;
    const accepting = acceptedBy === null ? null : await acceptingAs(trx, acceptedBy, workspaceId);
    const refusal = invitationRefusal(found.facts, { acceptedBy: accepting, nowMs });
    if (refusal !== null) return invitationRefused(refusal);
    if (acceptedBy !== null && !(await joinWithToken(trx, acceptedBy.credential, workspaceId, nowMs)))
      return problem('UNAUTHENTICATED');
    const { decision } = await setWorkspaceMember(trx, { workspaceId, user, role, actor, atMs: nowMs });
    if (decision.outcome === 'REJECTED') return refused(decision.rejection);
    const tokenId = acceptedBy === null ? await tokenOfNewUser(trx, deps, invitation, nowMs) : null;
    await closeUsedInvitation(trx, invitation, { tokenId, atMs: nowMs });
    return { invitation, tokenId };
  });
}

/** A limit that an invitation gave may become wider. One that a person chose stays as it is. */
async function acceptingAs(
  trx: Transaction,
  { user, workspaces, credential }: Principal,
  workspaceId: string,
): Promise<AcceptingUser> {
  const isCounted = workspaces === null || workspaces.includes(workspaceId);
  return { user, mayJoin: isCounted || (await isFromInvitation(trx, credential.token.id)) };
}

/** Made by the inviter, so it stands in the lineage of the inviter's token, and lives no longer. */
async function tokenOfNewUser(
  trx: Transaction,
  { tokenLifetime: policy }: ApiDeps,
  { workspaceId, user, scopes, createdBy, createdWith, createdInSession }: Invitation,
  nowMs: number,
): Promise<string> {
  const maker = await findToken(trx, createdWith);
  const makerEndMs = maker === undefined || maker.isInstallation ? null : maker.expiresAtMs;
  const end = tokenEnd({ wantedMs: null, makerEndMs, policy, nowMs });
  const token = {
    id: uuidv7(),
    user,
    name: 'invitation',
    scopes,
    workspaceId,
    isSystemAdmin: false,
    createdBy,
    createdWith,
    createdInSession,
    createdAtMs: nowMs,
    revokedAtMs: null,
    expiresAtMs: end.outcome === 'valid' ? end.atMs : nowMs,
  };
  await createToken(trx, token, { hash: hashOfToken(newSecret()), withToken: createdWith });
  return token.id;
}

const closed = { code: 'GONE', remedy: 'Ask an admin of the workspace for a new invitation.' } as const;

const refusals: Record<
  InvitationRefusal | 'unknown',
  { readonly code: 'GONE' | 'FORBIDDEN' | 'NOT_FOUND'; readonly detail: string; readonly remedy: string }
> = {
  used: { ...closed, detail: 'This invitation has been used. It works once.' },
  withdrawn: { ...closed, detail: 'This invitation was withdrawn, or a newer one replaced it.' },
  expired: { ...closed, detail: 'This invitation has expired.' },
  unbacked: { ...closed, detail: 'The person who invited may not invite any more.' },
  unknown: { ...closed, code: 'NOT_FOUND', detail: 'This invitation is not of this installation.' },
  signInFirst: {
    code: 'FORBIDDEN',
    detail: 'This invitation is for a user who exists already.',
    remedy: 'Sign in as this user, then accept it.',
  },
  limitedToken: {
    code: 'FORBIDDEN',
    detail: 'This token was limited to workspaces when it was made, so it cannot join another one.',
    remedy: 'Sign in with a token that is not limited, or by a link from a system admin.',
  },
  otherUser: {
    code: 'FORBIDDEN',
    detail: 'This invitation is for another user. You are signed in with another name.',
    remedy: 'Sign in as the invited user, then accept it.',
  },
};

export function invitationRefused(why: InvitationRefusal | 'unknown'): Problem {
  const { code, detail, remedy } = refusals[why];
  return problem(code, { detail, remedy, facts: { invitation: why } });
}
