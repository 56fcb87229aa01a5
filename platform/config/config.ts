/**
 * Every setting of Halftone, parsed once from the environment at the start of a process. Other code gets a `Config`.
 * Three kinds of variables are not settings of Halftone, and are read where they are used. They are proxy variables
 * (`proxy-variables.ts`) and Temporal's own for TLS, API keys and profiles (`temporal-connection.ts`). The third is
 * what programs need that this process starts, such as PATH (`run-program.ts`).
 */
import { resolve } from 'node:path';
import type { Network } from '../http/address-guard.js';
import type { CodecKey } from '../temporal/codec-keys.js';
import * as setting from './environment.js';
import { type Environment, type EnvironmentReader, readEnvironment } from './environment.js';
import {
  defaultDecisionStreamLimits,
  defaultHttpLimits,
  defaultQuotas,
  defaultStreamLimits,
  type HttpLimits,
  type Quotas,
  type StreamLimits,
} from './limits.js';
import { StartFailure } from '../process/start-failure.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Which build of the program a worker is, for Temporal's worker versioning. */
export interface WorkerDeployment {
  readonly deploymentName: string;
  readonly buildId: string;
}

export interface TemporalConfig {
  /** host:port of an existing cluster. Undefined: `halftone start` starts a dev server. */
  readonly address: string | undefined;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Path of the `temporal` program for the dev server. Undefined: it is searched for (`temporal-program.ts`). */
  readonly cliPath: string | undefined;
  /** Address of the Temporal UI, for links. Default: the UI of the dev server. For a cluster: no links. */
  readonly uiUrl: string | undefined;
  /** UI of the dev server. `ask`: it starts when a user first opens it. */
  readonly ui: 'ask' | 'on' | 'off';
  /** Whether stop commands that were sent to Temporal without the API are applied. */
  readonly stops: 'accept' | 'refuse';
  /** The build of this worker, for worker versioning. Undefined: workers of all builds share the task queue. */
  readonly deployment: WorkerDeployment | undefined;
  /** The first key encrypts payloads in Temporal, all keys decrypt. Without keys payloads are not encrypted. */
  readonly codecKeys: readonly CodecKey[];
}

export interface PushConfig {
  /** Private networks that push may reach. Default: none. */
  readonly allowPrivate: readonly Network[];
  /** The first key encrypts push secrets in the database, all keys decrypt. Without keys they are stored in clear. */
  readonly secretKeys: readonly Buffer[];
}

/** Lifetimes of tokens in days. 0: no limit. */
export interface TokensConfig {
  /** Lifetime of a token that is created without an expiry. */
  readonly defaultDays: number;
  readonly maxDays: number;
}

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Address for metrics and probes. */
  readonly metricsHost: string;
  /** Undefined takes 9464, or any free port when that is taken. 0 takes any free port. */
  readonly metricsPort: number | undefined;
  /** Base address of links and QR codes. Default: the address that the API listens on. */
  readonly publicUrl: string | undefined;
  /** Proxies whose X-Forwarded-For is believed. Default: none. */
  readonly trustedProxies: readonly Network[];
  /** Absolute path. */
  readonly dataDir: string;
  /** Postgres 15 or later. Undefined: an embedded database in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Evaluations per second of one decide token. 0: no limit. */
  readonly evaluationsPerSecond: number;
  /** A command without an outcome expires after this time. */
  readonly commandExpiresAfterMs: number;
  readonly quotas: Quotas;
  /** Progress streams of the API. */
  readonly streams: StreamLimits;
  /** Streams of the decision plane. */
  readonly decisionStreams: StreamLimits;
  /** Of every port that a process opens. */
  readonly httpLimits: HttpLimits;
  readonly temporal: TemporalConfig;
  readonly push: PushConfig;
  readonly tokens: TokensConfig;
}

/** The variables that `readConfig` reads, for the help text and for the test that checks the deployment files. */
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

/** Temporal's worker controller for Kubernetes sets the same variables. */
function readDeployment(read: EnvironmentReader): WorkerDeployment | undefined {
  const deploymentName = read.value('TEMPORAL_DEPLOYMENT_NAME', setting.deploymentPart) ?? 'halftone';
  const buildId = read.value('TEMPORAL_WORKER_BUILD_ID', setting.deploymentPart);
  return buildId === undefined ? undefined : { deploymentName, buildId };
}
