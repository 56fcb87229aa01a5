/**
 * In-memory copy of decide tokens. During a database outage the last copy is used. A revocation applies as soon as it
 * has been read from the database.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DecideTokenKind } from '../../contracts/access/decide-tokens.js';
import { dayMs } from '../../domain/values/time-units.js';

/** As the database stores it: the hash, not the secret. */
export interface KnownToken {
  readonly id: string;
  readonly hash: string;
  readonly targetApps: readonly string[];
  readonly expiresAtMs: number | null;
  /** Null, or absent in older disk copies: a token made before tokens had kinds. It has the rights of both kinds. */
  readonly kind?: DecideTokenKind | null;
}

/** Whether a page of another origin may read the answer to this token. */
export function isForPages({ token }: Grant): boolean {
  return token.kind !== 'server';
}

/** Whether this token may open the stream of targets, which holds salts and keys of testers. */
export function isForBackEnds({ token }: Grant): boolean {
  return token.kind !== 'page';
}

export interface Grant {
  readonly token: KnownToken;
  readonly targetApps: ReadonlySet<string>;
  /** The only app of the token, used when a request names none. Null when there are several. */
  readonly onlyApp: string | null;
  /** By subject. Made once a day. */
  readonly tickets: Map<string, Ticket>;
  /** Requests in the current second. */
  requestsInSecond: number;
  second: number;
}

/** Authorises one stream of one subject. */
export interface Ticket {
  readonly endsAtMs: number;
  readonly text: string;
}

/** Size of the cache of sent texts. Beyond it the hash is computed again. */
const rememberedLimit = 10_000;

export class TokenCache {
  readonly #now: () => number;
  #byHash = new Map<string, Grant>();
  #byId = new Map<string, Grant>();
  /** By sent text: hashing a secret costs more than the whole decision. */
  readonly #remembered = new Map<string, Grant>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get tokens(): KnownToken[] {
    return [...this.#byHash.values()].map((grant) => grant.token);
  }

  /** Replaces all tokens. Tokens that stay keep their request count of the current second. */
  replace(tokens: readonly KnownToken[]): void {
    const grants = tokens.map((token): Grant => {
      const known = this.#byHash.get(token.hash);
      return {
        token,
        targetApps: new Set(token.targetApps),
        onlyApp: token.targetApps.length === 1 ? (token.targetApps[0] ?? null) : null,
        tickets: new Map(),
        requestsInSecond: known?.requestsInSecond ?? 0,
        second: known?.second ?? 0,
      };
    });
    this.#byHash = new Map(grants.map((grant) => [grant.token.hash, grant]));
    this.#byId = new Map(grants.map((grant) => [grant.token.id, grant]));
    this.#remembered.clear();
  }

  /** `sent`: the part of a request that holds the secret. `secretIn` extracts the secret. */
  find(sent: string, secretIn: (sent: string) => string | undefined = itself): Grant | undefined {
    const grant = this.#remembered.get(sent) ?? this.#remember(sent, secretIn(sent));
    return grant !== undefined && this.#isValid(grant) ? grant : undefined;
  }

  /**
   * A stream credential for a URL, because a browser's EventSource sends no headers. Valid until the end of the next
   * day, or until its token ends. The same all day, so that pages do not reconnect for a new one.
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

  /** Whether an earlier grant is still valid. For streams that stay open. */
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

/** Signed with the token's hash, which every decision plane knows. A ticket of one opens the streams of all. */
function signature(grant: Grant, text: string): string {
  return createHmac('sha256', grant.token.hash).update(text).digest('base64url');
}

const scheme = 'bearer ';

/** The grant of a request: from `Authorization: Bearer` or `X-API-Key`. OFREP allows both. */
export function sentGrant(cache: TokenCache, { headers }: IncomingMessage): Grant | undefined {
  const { authorization } = headers;
  // The whole header is the cache key: extracting the secret would cost more than the look-up.
  if (authorization !== undefined) return cache.find(authorization, bearerSecret);
  const key = headers['x-api-key'];
  return typeof key === 'string' ? cache.find(key) : undefined;
}

function bearerSecret(authorization: string): string | undefined {
  const isBearer = authorization.slice(0, scheme.length).toLowerCase() === scheme;
  return isBearer ? authorization.slice(scheme.length).trim() : undefined;
}
