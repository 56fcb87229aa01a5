/** Warns about a listener that sends tokens over the network in clear. */
import { isIP } from 'node:net';
import type { Config } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';

type Address = Pick<Config, 'host' | 'publicUrl'>;

/** One line at start. A listener on this machine, and one behind a proxy that ends TLS, need none. */
export function warnPlainHttp({ host, publicUrl }: Address, logger: Pick<Logger, 'warn'>): void {
  if (isLoopback(host) || publicUrl?.startsWith('https:') === true) return;
  logger.warn(
    { host, publicUrl },
    'Tokens and sessions cross the network in plain http. Put a proxy with TLS in front and set PUBLIC_URL to its https address, or set HOST=127.0.0.1 (docs/tls-and-proxies.md)',
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
