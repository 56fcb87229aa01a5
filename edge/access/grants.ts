/**
 * Who may ask about which target apps, from memory. Whoever was let in stays in while the database is away; whoever
 * was revoked is out as soon as that is heard of.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { DecideTokenKind } from '../../contracts/access/decide-tokens.js';

/** As the database keeps it: the secret itself is kept by nobody. */
export interface KnownToken {
  readonly id: string;
  readonly hash: string;
  readonly targetApps: readonly string[];
  readonly expiresAtMs: number | null;
  /** Null, or absent in older disk copies: a token from before tokens had kinds, which opens what both kinds open. */
  readonly kind?: DecideTokenKind | null;
}

/** Whether an answer to this token may be read by a page of another origin. */
export function isForPages({ token }: Grant): boolean {
  return token.kind !== 'server';
}

/** Whether this token opens the stream of targets, which holds salts and keys of testers. */
export function isForBackEnds({ token }: Grant): boolean {
  return token.kind !== 'page';
}

export interface Grant {
  readonly token: KnownToken;
  readonly targetApps: ReadonlySet<string>;
  /** The app that is meant when none is named, if there is only one. */
  readonly onlyApp: string | null;
  /** Made once a day for each subject. */
  readonly tickets: Map<string, Ticket>;
  /** Of the running second. */
  askedInSecond: number;
  second: number;
}

/** What opens one stream of one subject. */
export interface Ticket {
  readonly endsAtMs: number;
  readonly text: string;
}

/** Sent texts remembered; beyond that the hash is made again. */
const rememberedLimit = 10_000;
const dayMs = 86_400_000;

export class Grants {
  readonly #now: () => number;
  #byHash = new Map<string, Grant>();
  #byId = new Map<string, Grant>();
  /** By the text sent: hashing a secret costs more than the whole decision. */
  readonly #remembered = new Map<string, Grant>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get tokens(): KnownToken[] {
    return [...this.#byHash.values()].map((grant) => grant.token);
  }

  /** From now on these and no others. Those that stay keep what they have used up of their second. */
  replace(tokens: readonly KnownToken[]): void {
    const grants = tokens.map((token): Grant => {
      const known = this.#byHash.get(token.hash);
      return {
        token,
        targetApps: new Set(token.targetApps),
        onlyApp: token.targetApps.length === 1 ? (token.targetApps[0] ?? null) : null,
        tickets: new Map(),
        askedInSecond: known?.askedInSecond ?? 0,
        second: known?.second ?? 0,
      };
    });
    this.#byHash = new Map(grants.map((grant) => [grant.token.hash, grant]));
    this.#byId = new Map(grants.map((grant) => [grant.token.id, grant]));
    this.#remembered.clear();
  }

  /** `sent`: the text of a request that carries the secret; `secretIn` finds it there. */
  find(sent: string, secretIn: (sent: string) => string | undefined = itself): Grant | undefined {
    const grant = this.#remembered.get(sent) ?? this.#remember(sent, secretIn(sent));
    return grant !== undefined && this.#isValid(grant) ? grant : undefined;
  }

  /**
   * For an address, because a browser's EventSource sends no headers: opens one stream until the end of the
   * next day, and dies with its token. The same all day, so that nobody reconnects for a new one.
   */
  ticketFor(grant: Grant, subject: string): Ticket {
    const endsAtMs = (Math.floor(this.#now() / dayMs) + 2) * dayMs;
    const known = grant.tickets.get(subject);
    if (known?.endsAtMs === endsAtMs) return known;
    const text = `${grant.token.id}.${endsAtMs}.${signature(grant, `${subject}\n${endsAtMs}`)}`;
    const ticket = { endsAtMs, text };
    grant.tickets.set(subject, ticket);
    return ticket;
  }

  findByTicket(ticket: string, subject: string): Grant | undefined {
    const [id = '', endsAt = '', sent = ''] = ticket.split('.');
    const grant = this.#byId.get(id);
    if (grant === undefined || !this.#isValid(grant) || !(Number(endsAt) > this.#now())) return undefined;
    const due = Buffer.from(signature(grant, `${subject}\n${endsAt}`));
    const given = Buffer.from(sent);
    return due.length === given.length && timingSafeEqual(due, given) ? grant : undefined;
  }

  /** Whether a grant given earlier still holds, for streams that stay open. */
  isInForce({ token }: Grant): boolean {
    const current = this.#byId.get(token.id);
    return current !== undefined && this.#isValid(current);
  }

  #isValid({ token }: Grant): boolean {
    return token.expiresAtMs === null || token.expiresAtMs > this.#now();
  }

  #remember(sent: string, secret: string | undefined): Grant | undefined {
    if (secret === undefined) return undefined;
    const grant = this.#byHash.get(createHash('sha256').update(secret).digest('hex'));
    if (grant === undefined) return undefined;
    if (this.#remembered.size >= rememberedLimit) this.#remembered.clear();
    this.#remembered.set(sent, grant);
    return grant;
  }
}

function itself(sent: string): string {
  return sent;
}

/** Every decision plane knows the token's hash, so a ticket of one opens the streams of all. */
function signature(grant: Grant, text: string): string {
  return createHmac('sha256', grant.token.hash).update(text).digest('base64url');
}
