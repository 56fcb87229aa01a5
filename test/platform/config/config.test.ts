import { describe, expect, it } from '@jest/globals';
import { type configVariables, readConfig } from '../../../platform/config/config.js';
import { defaultHttpLimits } from '../../../platform/config/limits.js';
import { StartFailure, startFailureLines } from '../../../platform/process/start-failure.js';

describe('readConfig', () => {
  it('requires no variable', () => {
    expect(readConfig({}, '/srv/halftone')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      metricsHost: '127.0.0.1',
      trustedProxies: [],
      metricsPort: undefined,
      publicUrl: undefined,
      dataDir: '/srv/halftone/.halftone',
      databaseUrl: undefined,
      logLevel: 'info',
      evaluationsPerSecond: 0,
      commandExpiresAfterMs: 24 * 3_600_000,
      quotas: {
        workspaces: 200,
        miniPrograms: 5_000,
        targetApps: 500,
        tokens: 1_000,
        qrCodes: 20_000,
        sessions: 500,
        versions: 50_000,
        members: 10_000,
      },
      streams: { perToken: 20, perProcess: 2_000 },
      decisionStreams: { perToken: 10_000, perProcess: 19_000 },
      httpLimits: defaultHttpLimits,
      temporal: {
        address: undefined,
        namespace: 'default',
        taskQueue: 'halftone',
        cliPath: undefined,
        uiUrl: undefined,
        ui: 'ask',
        stops: 'refuse',
        codecKeys: [],
        deployment: undefined,
      },
      push: { allowPrivate: [], secretKeys: [] },
      tokens: { defaultDays: 90, maxDays: 365 },
    });
  });

  it('reads every variable it declares', () => {
    const values: Record<(typeof configVariables)[number], string> = {
      HOST: '0.0.0.0',
      PORT: '0',
      METRICS_HOST: '10.0.0.5',
      TRUSTED_PROXIES: '127.0.0.1, fd00::/8',
      METRICS_PORT: '9464',
      PUBLIC_URL: 'https://halftone.example/',
      HALFTONE_DATA_DIR: '/var/lib/halftone',
      DATABASE_URL: 'postgres://halftone:secret@db:5432/halftone',
      LOG_LEVEL: 'debug',
      EVALUATIONS_PER_SECOND: '500',
      COMMAND_EXPIRES_AFTER_HOURS: '2',
      QUOTAS: 'workspaces=9, tokens=0',
      STREAMS_PER_TOKEN: '5',
      STREAMS_PER_PROCESS: '300',
      EDGE_STREAMS_PER_TOKEN: '6',
      EDGE_STREAMS_PER_PROCESS: '400',
      HTTP_LIMITS: 'connectionsPerAddress=50,headersSeconds=5',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'releases',
      TEMPORAL_TASK_QUEUE: 'blue',
      TEMPORAL_CLI_PATH: '/opt/temporal',
      TEMPORAL_UI_URL: 'http://ui:8080',
      TEMPORAL_UI: 'off',
      TEMPORAL_STOPS: 'accept',
      TEMPORAL_CODEC_KEYS: `b:${Buffer.alloc(32, 4).toString('base64')},a:${Buffer.alloc(32, 3).toString('base64')}`,
      TEMPORAL_DEPLOYMENT_NAME: 'blue/halftone',
      TEMPORAL_WORKER_BUILD_ID: '1.4.2-a1b2c3',
      PUSH_ALLOW_PRIVATE: '10.20.0.0/16, fd00::/8',
      PUSH_SECRET_KEYS: `${Buffer.alloc(32, 1).toString('base64')},${Buffer.alloc(32, 2).toString('base64')}`,
      TOKEN_DEFAULT_DAYS: '30',
      TOKEN_MAX_DAYS: '0',
    };
    expect(readConfig(values)).toEqual({
      host: '0.0.0.0',
      port: 0,
      metricsHost: '10.0.0.5',
      trustedProxies: [
        { address: '127.0.0.1', prefix: 32 },
        { address: 'fd00::', prefix: 8 },
      ],
      metricsPort: 9464,
      publicUrl: 'https://halftone.example',
      dataDir: '/var/lib/halftone',
      databaseUrl: 'postgres://halftone:secret@db:5432/halftone',
      logLevel: 'debug',
      evaluationsPerSecond: 500,
      commandExpiresAfterMs: 2 * 3_600_000,
      quotas: {
        workspaces: 9,
        miniPrograms: 5_000,
        targetApps: 500,
        tokens: 0,
        qrCodes: 20_000,
        sessions: 500,
        versions: 50_000,
        members: 10_000,
      },
      streams: { perToken: 5, perProcess: 300 },
      decisionStreams: { perToken: 6, perProcess: 400 },
      httpLimits: { ...defaultHttpLimits, connectionsPerAddress: 50, headersSeconds: 5 },
      temporal: {
        address: 'temporal:7233',
        namespace: 'releases',
        taskQueue: 'blue',
        cliPath: '/opt/temporal',
        uiUrl: 'http://ui:8080',
        ui: 'off',
        stops: 'accept',
        codecKeys: [
          { id: 'b', bytes: Buffer.alloc(32, 4) },
          { id: 'a', bytes: Buffer.alloc(32, 3) },
        ],
        deployment: { deploymentName: 'blue/halftone', buildId: '1.4.2-a1b2c3' },
      },
      push: {
        allowPrivate: [
          { address: '10.20.0.0', prefix: 16 },
          { address: 'fd00::', prefix: 8 },
        ],
        secretKeys: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
      },
      tokens: { defaultDays: 30, maxDays: 0 },
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', LOG_LEVEL: '' }, '/')).toEqual(readConfig({}, '/'));
  });

  it.each([
    ['PORT', '80 80'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['METRICS_PORT', 'off'],
    ['PUBLIC_URL', 'halftone.example'],
    ['PUBLIC_URL', 'ftp://halftone.example'],
    ['DATABASE_URL', 'mysql://db/halftone'],
    ['DATABASE_URL', 'postgres:halftone'],
    ['LOG_LEVEL', 'verbose'],
    ['EVALUATIONS_PER_SECOND', '-1'],
    ['COMMAND_EXPIRES_AFTER_HOURS', '0'],
    ['COMMAND_EXPIRES_AFTER_HOURS', '8761'],
    ['COMMAND_EXPIRES_AFTER_HOURS', '1.5'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['TEMPORAL_UI_URL', 'localhost:8233'],
    ['TEMPORAL_UI', 'yes'],
    ['TEMPORAL_STOPS', 'yes'],
    ['TEMPORAL_CODEC_KEYS', Buffer.alloc(32).toString('base64')],
    ['TEMPORAL_CODEC_KEYS', 'a:c2hvcnQ='],
    ['TEMPORAL_CODEC_KEYS', `a b:${Buffer.alloc(32).toString('base64')}`],
    ['TEMPORAL_WORKER_BUILD_ID', "1' OR '1"],
    ['TEMPORAL_DEPLOYMENT_NAME', 'a:b'],
    ['PUSH_ALLOW_PRIVATE', '10.0.0.0'],
    ['PUSH_ALLOW_PRIVATE', '10.0.0.0/33'],
    ['PUSH_ALLOW_PRIVATE', '10.0.0.0/8,wallet.example/8'],
    ['PUSH_SECRET_KEYS', 'c2hvcnQ='],
  ])('refuses %s=%s in one line that names the variable and the remedy', (name, value) => {
    const [line, ...more] = linesOf({ [name]: value });
    expect(more).toEqual([]);
    expect(line).toMatch(new RegExp(`^halftone: ${name} is .*\\. Set ${name} to .*\\.$`));
  });

  it('names all invalid variables at once', () => {
    expect(linesOf({ PORT: 'x', LOG_LEVEL: 'loud', TEMPORAL_ADDRESS: '?' })).toHaveLength(3);
  });

  it('does not print possible secrets: keys, and a database address with its password', () => {
    expect(linesOf({ DATABASE_URL: 'mysql://root:hunter2@db/x' }).join()).not.toContain('hunter2');
    expect(linesOf({ PUSH_SECRET_KEYS: 'hunter2' }).join()).not.toContain('hunter2');
    expect(linesOf({ TEMPORAL_CODEC_KEYS: 'a:hunter2' }).join()).not.toContain('hunter2');
  });
});

function linesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartFailure);
    return startFailureLines(error);
  }
  throw new Error('was accepted');
}
