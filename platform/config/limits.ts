/** Limits that an operator can set, with their defaults. In every one 0 means: no limit. */

/** Number of things that one user may have created, by kind. */
export interface Quotas {
  readonly workspaces: number;
  readonly miniPrograms: number;
  readonly targetApps: number;
  readonly tokens: number;
  readonly qrCodes: number;
  /** Open sessions of the console. */
  readonly sessions: number;
  readonly versions: number;
  /** Memberships in workspaces and in mini programs that the user has added. */
  readonly members: number;
}

/** Far above what a company creates. They bound how much one leaked token can write. */
export const defaultQuotas: Quotas = {
  workspaces: 200,
  miniPrograms: 5_000,
  targetApps: 500,
  tokens: 1_000,
  qrCodes: 20_000,
  sessions: 500,
  versions: 50_000,
  members: 10_000,
};

/** Connections that clients may hold open on one port, and their time limits. */
export interface HttpLimits {
  /** Connections of one IPv4 address, or of one /64 of IPv6 addresses. */
  readonly connectionsPerAddress: number;
  /** Connections of all addresses together. */
  readonly connections: number;
  /** From the first byte of a request, or from the start of the connection, to the end of the headers. */
  readonly headersSeconds: number;
  /** From the first byte of a request to its end. */
  readonly requestSeconds: number;
  /** How long a connection may stay open between two requests. */
  readonly keepAliveSeconds: number;
}

export const defaultHttpLimits: HttpLimits = {
  connectionsPerAddress: 1_000,
  connections: 20_000,
  headersSeconds: 10,
  requestSeconds: 30,
  // Longer than the 60 s of usual load balancers. Otherwise they would send into a connection that was just closed.
  keepAliveSeconds: 65,
};

/** Open streams of one token, and of all tokens of one process. */
export interface StreamLimits {
  readonly perToken: number;
  readonly perProcess: number;
}

export const defaultStreamLimits: StreamLimits = { perToken: 20, perProcess: 2_000 };

/** For the decision plane. All users of a page share its token, so one token may hold many streams. */
export const defaultDecisionStreamLimits: StreamLimits = { perToken: 10_000, perProcess: 19_000 };
