/** What clients may hold open on one port, and for how long; 0 is no limit. */
export interface HttpLimits {
  /** Connections that one address may hold open on one port; the /64 of an IPv6 address. */
  readonly connectionsPerAddress: number;
  /** Connections of one port. */
  readonly connections: number;
  /** Until the head of a request must have come, also of the first one of a connection. */
  readonly headersSeconds: number;
  /** Until a whole request must have come. */
  readonly requestSeconds: number;
  /** How long a connection may stay open between two requests. */
  readonly keepAliveSeconds: number;
}

export const defaultHttpLimits: HttpLimits = {
  connectionsPerAddress: 1_000,
  connections: 20_000,
  headersSeconds: 10,
  requestSeconds: 30,
  // Longer than that of the usual load balancer, which would otherwise send into a connection that we just closed.
  keepAliveSeconds: 65,
};
