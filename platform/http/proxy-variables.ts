/**
 * Proxy variables of the environment, for outgoing connections. Libraries read different spellings: gRPC reads only
 * lower case. Both spellings are set for this process and its children, and loopback addresses never use a proxy.
 */
import { errorMessage } from '../log/error-fields.js';
import { StartFailure } from '../process/start-failure.js';

type Variables = Record<string, string | undefined>;

const loopbackNames = ['localhost', '127.0.0.1', '::1', '[::1]'];
const proxyNames = ['grpc_proxy', 'https_proxy', 'http_proxy', 'all_proxy'];

/** Changes `env`. Idempotent. Call it before the first connection. */
export function unifyProxyVariables(env: Variables): void {
  if (proxyNames.every((name) => valueOf(env, name) === undefined)) return;
  for (const name of proxyNames) {
    const value = valueOf(env, name);
    if (value !== undefined) env[name] = value;
  }
  const exempt = [...new Set([...exemptHosts(env), ...loopbackNames])].join(',');
  env['no_proxy'] = exempt;
  env['NO_PROXY'] = exempt;
  // gRPC reads this one instead of `no_proxy`.
  if (valueOf(env, 'no_grpc_proxy') !== undefined) env['no_grpc_proxy'] = exempt;
}

export interface ConnectProxy {
  readonly type: 'http-connect';
  /** host:port */
  readonly targetHost: string;
  readonly basicAuth?: { readonly username: string; readonly password: string };
}

/**
 * The proxy for a gRPC connection to `address` (host:port), by the rules of the gRPC client, for the worker's native
 * connection, which reads no variables. @throws StartFailure for a proxy that is not an http address.
 */
export function proxyFor(address: string, env: Variables): ConnectProxy | undefined {
  const value = valueOf(env, 'grpc_proxy') ?? valueOf(env, 'https_proxy') ?? valueOf(env, 'http_proxy');
  const host = hostOf(address);
  if (value === undefined || [...exemptHosts(env), ...loopbackNames].some((entry) => covers(entry, host)))
    return undefined;
  const { hostname, port, username, password } = proxyUrl(value);
  const basicAuth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return {
    type: 'http-connect',
    targetHost: `${hostname}:${port === '' ? '80' : port}`,
    ...(username === '' ? {} : { basicAuth }),
  };
}

function proxyUrl(value: string): URL {
  try {
    const url = new URL(value.includes('://') ? value : `http://${value}`);
    if (url.protocol === 'http:') return url;
    throw new Error(`its protocol is ${url.protocol}`);
  } catch (error) {
    throw new StartFailure(
      {
        message: `The proxy for Temporal cannot be used: ${errorMessage(error)}`,
        remedy: 'Set grpc_proxy to http://host:port, or name the Temporal host in NO_PROXY',
      },
      { cause: error },
    );
  }
}

function exemptHosts(env: Variables): readonly string[] {
  return [valueOf(env, 'no_grpc_proxy'), env['no_proxy'], env['NO_PROXY']]
    .flatMap((list) => (list ?? '').split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** `example.com` and `.example.com` cover the host and the hosts below it. `*` covers all. */
function covers(entry: string, host: string): boolean {
  const name = entry.replace(/^\*?\./, '').toLowerCase();
  return entry === '*' || host === name || host.endsWith(`.${name}`);
}

function hostOf(address: string): string {
  const bracketed = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1];
  return (bracketed ?? address.replace(/:\d+$/, '')).toLowerCase();
}

/** Lower case goes first, as in curl. An empty value counts as not set. */
function valueOf(env: Variables, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined;
}
