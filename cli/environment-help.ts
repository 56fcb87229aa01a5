/** The environment variables in words, for `halftone --help`. A new variable does not compile until it has some. */
import type { configVariables } from '../platform/config.js';

const meanings: Record<(typeof configVariables)[number], string> = {
  HOST: 'address to listen on (127.0.0.1; 0.0.0.0 for everybody)',
  PORT: 'port of the API, the documentation and the console (8080; 0 takes any free one)',
  METRICS_PORT: 'port for /metrics, /healthz and /readyz (none)',
  PUBLIC_URL: 'address that printed codes and links carry (the one it listens on)',
  HALFTONE_DATA_DIR: 'folder for everything that is kept here (.halftone)',
  DATABASE_URL: 'postgres://… of a server 15 or later (embedded, in the data folder)',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent (info)',
  TEMPORAL_ADDRESS: 'host:port of a Temporal cluster (`start` runs a dev server of its own)',
  TEMPORAL_NAMESPACE: 'its namespace (default)',
  TEMPORAL_TASK_QUEUE: 'task queue between API and workers (halftone)',
  TEMPORAL_CLI_PATH: 'temporal program for the dev server (PATH, cache, download, build with Go)',
  TEMPORAL_UI_URL: 'where people find the Temporal UI of that cluster (no links to it)',
};

export function environmentHelp(): string {
  const lines = Object.entries(meanings).map(([name, meaning]) => `  ${name.padEnd(20)} ${meaning}`);
  return [
    '',
    'Environment (default in brackets):',
    ...lines,
    "  Temporal's own TEMPORAL_API_KEY, TEMPORAL_TLS_…, TEMPORAL_PROFILE and TEMPORAL_CONFIG_FILE are read as well.",
  ].join('\n');
}
