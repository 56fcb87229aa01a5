/** The environment variables as text for `halftone --help`. A new variable without text does not compile. */
import type { configVariables } from '../../platform/config/config.js';

type Variable = (typeof configVariables)[number];

const meanings: Record<Variable, string> = {
  HOST: 'address to listen on (127.0.0.1; 0.0.0.0 for everybody)',
  PORT: 'port of the API, the documentation and the console (8080; 0 takes any free one)',
  METRICS_HOST: 'address for /metrics, /healthz and /readyz (127.0.0.1)',
  METRICS_PORT: 'port for them; /metrics is on no other (9464, or any free one when taken)',
  PUBLIC_URL: 'address of Halftone behind its proxy, with its path (the one it listens on)',
  TRUSTED_PROXIES: 'proxies whose X-Forwarded-For names the client: 10.20.0.0/16,… (none)',
  HALFTONE_DATA_DIR: 'folder for everything that is kept here (.halftone)',
  DATABASE_URL: 'postgres://… of a server 15 or later (embedded, in the data folder)',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent (info)',
  EVALUATIONS_PER_SECOND: 'evaluations one decide token may ask for; 429 beyond (0: no limit)',
  COMMAND_EXPIRES_AFTER_HOURS: 'how long a command may wait for its outcome, in hours (24)',
  QUOTAS: 'what one user may have created: workspaces=200,miniPrograms=5000,… (see operations)',
  STREAMS_PER_TOKEN: 'progress streams that one token may hold open; 429 beyond (20)',
  STREAMS_PER_PROCESS: 'progress streams that one API process holds open; 503 beyond (2000)',
  EDGE_STREAMS_PER_TOKEN: 'streams that one decide token may hold open; 429 beyond (10000)',
  EDGE_STREAMS_PER_PROCESS: 'streams that one decision plane holds open; 503 beyond (19000)',
  HTTP_LIMITS: 'connections and times of every port: connectionsPerAddress=1000,… (see operations)',
  TEMPORAL_ADDRESS: 'host:port of a Temporal cluster (`start` runs a dev server of its own)',
  TEMPORAL_NAMESPACE: 'its namespace (default)',
  TEMPORAL_TASK_QUEUE: 'task queue between API and workers (halftone)',
  TEMPORAL_CLI_PATH: 'temporal program for the dev server (PATH, cache, verified download, build with Go)',
  TEMPORAL_UI: 'UI of the dev server: on, off, or ask, which starts it on its first use (ask)',
  TEMPORAL_UI_URL: 'address of the Temporal UI for links and proxies (own listener; none for a cluster)',
  TEMPORAL_STOPS: 'accept: apply stop commands that were sent to Temporal past the API (refuse)',
  TEMPORAL_CODEC_KEYS: 'keys that encrypt what Temporal stores, id:base64; older ones behind commas (in clear)',
  TEMPORAL_DEPLOYMENT_NAME: 'worker deployment in Temporal, when builds are kept apart (halftone)',
  TEMPORAL_WORKER_BUILD_ID: 'build of this worker, to run two builds side by side (none; see operations)',
  PUSH_ALLOW_PRIVATE: 'private networks that push may reach, also by http: 10.20.0.0/16,… (none)',
  TOKEN_DEFAULT_DAYS: 'life of a token that is made without an end, in days (90; 0: no end)',
  TOKEN_MAX_DAYS: 'longest life that a token may be made with, in days (365; 0: any)',
  PUSH_SECRET_KEYS: '32 bytes in base64 that seal push secrets; older ones behind commas (in clear)',
};

const temporalsOwn = [
  "  Temporal's own TEMPORAL_API_KEY, TEMPORAL_TLS_…, TEMPORAL_PROFILE and TEMPORAL_CONFIG_FILE are read as well.",
];

/** Help for the named variables. Without names: for all. */
export function environmentHelp(...named: readonly Variable[]): string {
  const shown = Object.entries(meanings).filter(([name]) => named.length === 0 || named.some((one) => one === name));
  const readsTemporals = shown.some(([name]) => name === 'TEMPORAL_ADDRESS');
  return [
    '',
    'Environment (default in brackets):',
    ...shown.map(([name, meaning]) => `  ${name.padEnd(28)} ${meaning}`),
    ...(readsTemporals ? temporalsOwn : []),
  ].join('\n');
}
