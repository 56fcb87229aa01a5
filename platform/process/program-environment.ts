/**
 * The environment of programs that we start: what any program needs, and none of our secrets (database address, push
 * keys, tokens), which every process of the same user could otherwise read from /proc.
 */
import type { Environment } from '../config/environment.js';

const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['SYSTEMROOT', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA', 'PATHEXT', 'COMSPEC'],
]);

/** `also`: names, or beginnings of names, that a certain program needs beside. */
export function programEnvironment(env: Environment, also: readonly RegExp[] = []): Environment {
  const isNeeded = (name: string): boolean =>
    needed.has(name.toUpperCase()) || name.startsWith('LC_') || also.some((pattern) => pattern.test(name));
  return Object.fromEntries(Object.entries(env).filter(([name]) => isNeeded(name)));
}

/** Go's own settings, and the proxy through which it reaches its modules. */
export const forGo = [/^GO/, /^CGO_/, /^(https?|no|all)_proxy$/i, /^GIT_/, /^(CC|CXX|AR|NETRC)$/];
