/**
 * The environment, parsed once, at start. No other module reads process.env: every setting is here.
 * Temporal's own variables for TLS, API keys and profiles are read by its library (see temporal-target.ts).
 */
import { resolve } from 'node:path';
import type { Network } from '../http/address-guard.js';
import type { CodecKey } from '../temporal/codec-keys.js';
import { type Environment, type EnvironmentReader, readEnvironment } from './environment.js';
import { defaultHttpLimits, type HttpLimits } from '../http/http-limits.js';
import { defaultQuotas, type Quotas } from './quotas.js';
import * as setting from './settings.js';
import { StartFailure } from '../process/start-failure.js';
import { defaultDecisionStreamLimits, defaultStreamLimits, type StreamLimits } from '../http/stream-limits.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Which build of the program a worker is, for Temporal's worker versioning. */
export interface WorkerDeployment {
  readonly deploymentName: string;
  readonly buildId: string;
}

export interface TemporalConfig {
  /** An existing cluster. Without it the all-in-one starts a dev server of its own. */
  readonly address: string | undefined;
  readonly namespace: string;
  readonly taskQueue: string;
  /** The `temporal` program to start the dev server with; without it one is looked for. */
  readonly cliPath: string | undefined;
  /** Where people find the Temporal UI. Default: our own listener's address; of a cluster: unknown, then without links. */
  readonly uiUrl: string | undefined;
  /** The UI of our own dev server: `ask` starts it on its first use. */
  readonly ui: 'ask' | 'on' | 'off';
  /** Whether stop commands that were sent to Temporal past the API are applied. */
  readonly stops: 'accept' | 'refuse';
  /** Workers of several builds side by side; without it a worker takes whatever is on the task queue. */
  readonly deployment: WorkerDeployment | undefined;
  /** The first encrypts what Temporal stores, all of them decrypt. Without keys it is stored in clear. */
  readonly codecKeys: readonly CodecKey[];
}

export interface PushConfig {
  /** Networks beyond the public ones that the back ends of super apps may be in; none by default. */
  readonly allowPrivate: readonly Network[];
  /** The first seals the secrets of addresses, all open them; without any they lie in the database in clear. */
  readonly secretKeys: readonly Buffer[];
}

/** In days; 0: none. */
export interface TokensConfig {
  /** Life of a token that is made without an end. */
  readonly defaultDays: number;
  readonly maxDays: number;
}

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** For metrics and probes. */
  readonly metricsHost: string;
  /** Undefined takes 9464, or any free port when that is taken. 0 takes any free port. */
  readonly metricsPort: number | undefined;
  /** The address that printed codes and links carry; without it the one the API listens on. */
  readonly publicUrl: string | undefined;
  /** Proxies whose X-Forwarded-For names the client; none by default. */
  readonly trustedProxies: readonly Network[];
  /** Absolute. */
  readonly dataDir: string;
  /** Postgres 15 or later; without it the database is embedded, in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Evaluations that one decide token may ask for in a second; 0: as many as it likes. */
  readonly evaluationsPerSecond: number;
  /** How long a command may wait for its outcome. */
  readonly commandExpiresAfterMs: number;
  /** What one user may have created. */
  readonly quotas: Quotas;
  /** Progress streams that one token, and all tokens of one API process, may hold open. */
  readonly streams: StreamLimits;
  /** Streams of one decision plane. */
  readonly decisionStreams: StreamLimits;
  /** For every port that a process opens. */
  readonly httpLimits: HttpLimits;
  readonly temporal: TemporalConfig;
  readonly push: PushConfig;
  readonly tokens: TokensConfig;
}

/** The names that readConfig reads, for documents and for the test that checks the deployment files. */
export const configVariables = [
  'HOST',
  'PORT',
  'METRICS_HOST',
  'METRICS_PORT',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'HALFTONE_DATA_DIR',
  'DATABASE_URL',
  'LOG_LEVEL',
  'EVALUATIONS_PER_SECOND',
  'COMMAND_EXPIRES_AFTER_HOURS',
  'QUOTAS',
  'STREAMS_PER_TOKEN',
  'STREAMS_PER_PROCESS',
  'EDGE_STREAMS_PER_TOKEN',
  'EDGE_STREAMS_PER_PROCESS',
  'HTTP_LIMITS',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TASK_QUEUE',
  'TEMPORAL_CLI_PATH',
  'TEMPORAL_UI',
  'TEMPORAL_UI_URL',
  'TEMPORAL_STOPS',
  'TEMPORAL_CODEC_KEYS',
  'TEMPORAL_DEPLOYMENT_NAME',
  'TEMPORAL_WORKER_BUILD_ID',
  'PUSH_ALLOW_PRIVATE',
  'PUSH_SECRET_KEYS',
  'TOKEN_DEFAULT_DAYS',
  'TOKEN_MAX_DAYS',
] as const;

/** @throws StartFailure naming every bad variable, one line each. */
export function readConfig(env: Environment, workingDirectory: string = process.cwd()): Config {
  const read = readEnvironment(env);
  const config: Config = {
    ...readListening(read),
    dataDir: resolve(workingDirectory, read.text('HALFTONE_DATA_DIR') ?? '.halftone'),
    databaseUrl: read.value('DATABASE_URL', setting.urlOf('postgres', 'postgresql')),
    logLevel: read.value('LOG_LEVEL', setting.oneOf(logLevels)) ?? 'info',
    commandExpiresAfterMs: (read.value('COMMAND_EXPIRES_AFTER_HOURS', setting.hours) ?? 24) * 3_600_000,
    ...readLimits(read),
    temporal: readTemporal(read),
    push: {
      allowPrivate: read.value('PUSH_ALLOW_PRIVATE', setting.networks) ?? [],
      secretKeys: read.value('PUSH_SECRET_KEYS', setting.keys) ?? [],
    },
    tokens: {
      defaultDays: read.value('TOKEN_DEFAULT_DAYS', setting.count) ?? 90,
      maxDays: read.value('TOKEN_MAX_DAYS', setting.count) ?? 365,
    },
  };
  if (read.problems.length > 0) throw new StartFailure(read.problems);
  return config;
}

function readTemporal(read: EnvironmentReader): TemporalConfig {
  return {
    address: read.value('TEMPORAL_ADDRESS', setting.address),
    namespace: read.text('TEMPORAL_NAMESPACE') ?? 'default',
    taskQueue: read.text('TEMPORAL_TASK_QUEUE') ?? 'halftone',
    cliPath: read.text('TEMPORAL_CLI_PATH'),
    uiUrl: read.value('TEMPORAL_UI_URL', setting.urlOf('http', 'https')),
    ui: read.value('TEMPORAL_UI', setting.oneOf(['ask', 'on', 'off'])) ?? 'ask',
    stops: read.value('TEMPORAL_STOPS', setting.oneOf(['accept', 'refuse'])) ?? 'refuse',
    deployment: readDeployment(read),
    codecKeys: read.codecKeys('TEMPORAL_CODEC_KEYS'),
  };
}

function readListening(
  read: EnvironmentReader,
): Pick<Config, 'host' | 'port' | 'metricsHost' | 'metricsPort' | 'publicUrl' | 'trustedProxies'> {
  return {
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.value('PORT', setting.port) ?? 8080,
    metricsHost: read.text('METRICS_HOST') ?? '127.0.0.1',
    metricsPort: read.value('METRICS_PORT', setting.port),
    publicUrl: read.value('PUBLIC_URL', setting.urlOf('http', 'https')),
    trustedProxies: read.value('TRUSTED_PROXIES', setting.addresses) ?? [],
  };
}

function readLimits(
  read: EnvironmentReader,
): Pick<Config, 'evaluationsPerSecond' | 'quotas' | 'streams' | 'decisionStreams' | 'httpLimits'> {
  return {
    evaluationsPerSecond: read.value('EVALUATIONS_PER_SECOND', setting.count) ?? 0,
    quotas: { ...defaultQuotas, ...read.value('QUOTAS', setting.limitsOf(defaultQuotas)) },
    streams: {
      perToken: read.value('STREAMS_PER_TOKEN', setting.count) ?? defaultStreamLimits.perToken,
      perProcess: read.value('STREAMS_PER_PROCESS', setting.count) ?? defaultStreamLimits.perProcess,
    },
    decisionStreams: {
      perToken: read.value('EDGE_STREAMS_PER_TOKEN', setting.count) ?? defaultDecisionStreamLimits.perToken,
      perProcess: read.value('EDGE_STREAMS_PER_PROCESS', setting.count) ?? defaultDecisionStreamLimits.perProcess,
    },
    httpLimits: { ...defaultHttpLimits, ...read.value('HTTP_LIMITS', setting.limitsOf(defaultHttpLimits)) },
  };
}

/** The names that Temporal's own controller for Kubernetes sets. */
function readDeployment(read: EnvironmentReader): WorkerDeployment | undefined {
  const deploymentName = read.value('TEMPORAL_DEPLOYMENT_NAME', setting.deploymentPart) ?? 'halftone';
  const buildId = read.value('TEMPORAL_WORKER_BUILD_ID', setting.deploymentPart);
  return buildId === undefined ? undefined : { deploymentName, buildId };
}
