/** Checks the deployment files against the program. Finds errors that a container engine would report only at start. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { configVariables, readConfig } from '../../../platform/config/config.js';
import { releaseSearchAttributes } from '../../../platform/temporal/search-attributes.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly ports?: readonly string[];
}

const project = join(import.meta.dirname, '../../..');
const source = readFileSync(join(project, 'docker-compose.yml'), 'utf8');
const compose = parse(withDefaults(source), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);

describe('docker-compose.yml', () => {
  it('runs the program as migrate, api and worker', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
  });

  it.each(ours)('gives %s only variables that the program reads, with values it accepts', (_name, service) => {
    const environment = service.environment ?? {};
    expect(configVariables).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(Object.values(environment).every((value) => typeof value === 'string')).toBe(true);
    expect(() => readConfig(environment)).not.toThrow();
  });

  it.each(services)(
    'makes %s wait only for existing services, and for health only where a health check exists',
    (_name, service) => {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(compose.services).toHaveProperty([other]);
        if (condition === 'service_healthy') expect(compose.services[other]?.healthcheck).toBeDefined();
        if (condition === 'service_completed_successfully')
          expect(compose.services[other]?.restart).toMatch(/^on-failure/);
      }
    },
  );

  it.each(services)('limits the memory of %s and pins its image', (_name, service) => {
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.image).toMatch(/^(halftone:latest|[\w/-]+:\d+(\.\d+)*)$/);
  });

  it.each(services)('publishes the ports of %s on this machine only', (_name, service) => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('mounts only existing files and declared volumes', () => {
    const sources = services
      .flatMap(([, service]) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '');
    for (const mounted of sources)
      if (mounted.startsWith('.')) expect(existsSync(join(project, mounted))).toBe(true);
      else expect(compose.volumes).toHaveProperty([mounted]);
  });

  it('has no password by default', () => {
    const passwords = [...source.matchAll(/\$\{(\w+_PASSWORD):(.)/g)];
    expect(passwords).toHaveLength(6);
    for (const [, name, sign] of passwords) expect({ name, sign }).toEqual({ name, sign: '?' });
  });

  it.each(['api', 'worker', 'migrate'])('gives %s no capabilities and a read-only file system', (name) => {
    expect(compose.services[name]).toMatchObject({ cap_drop: ['ALL'], read_only: true, tmpfs: ['/tmp'] });
  });

  it('gives clients and servers the same password', () => {
    const { postgres, temporal, api } = compose.services;
    const setUp = compose.services['temporal-schema'];
    expect(temporal?.environment?.['POSTGRES_PWD']).toBe(postgres?.environment?.['TEMPORAL_DB_PASSWORD']);
    expect(setUp?.environment?.['SQL_PASSWORD']).toBe(postgres?.environment?.['TEMPORAL_DB_PASSWORD']);
    const { password } = new URL(api?.environment?.['DATABASE_URL'] ?? '');
    expect(password).toBe(postgres?.environment?.['HALFTONE_DB_PASSWORD']);
  });

  it('runs Temporal with 512 shards, a number that can never be changed', () => {
    expect(compose.services['temporal']?.environment?.['NUM_HISTORY_SHARDS']).toBe('512');
  });
});

describe('deploy/', () => {
  it.each([
    ['sh', 'deploy/temporal/set-up-schema.sh'],
    ['sh', 'deploy/temporal/set-up-namespace.sh'],
    ['bash', 'deploy/postgres/create-databases.sh'],
    ['bash', '.ci/run'],
  ])('holds scripts that %s can read: %s', (shell, script) => {
    execFileSync(shell, ['-n', join(project, script)]);
    expect(statSync(join(project, script)).mode & 0o111).not.toBe(0);
  });

  it('registers the search attributes that the program needs', () => {
    const script = readFileSync(join(project, 'deploy/temporal/set-up-namespace.sh'), 'utf8');
    const registered = [...script.matchAll(/^register (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]);
    expect(Object.fromEntries(registered)).toEqual(releaseSearchAttributes);
  });

  it('is mounted at the paths that the services read', () => {
    const schema = compose.services['temporal-schema'];
    const namespace = compose.services['temporal-namespace'];
    for (const service of [schema, namespace]) expect(service?.volumes).toContain('./deploy/temporal:/deploy:ro');
    for (const script of [schema?.entrypoint?.[1], namespace?.entrypoint?.[1]])
      expect(existsSync(join(project, 'deploy/temporal', script?.replace('/deploy/', '') ?? ''))).toBe(true);
    const config = compose.services['temporal']?.environment?.['DYNAMIC_CONFIG_FILE_PATH'];
    expect(existsSync(join(project, 'deploy/temporal', config?.replace('/deploy/', '') ?? ''))).toBe(true);
  });
});

describe('Dockerfile', () => {
  const dockerfile = readFileSync(join(project, 'Dockerfile'), 'utf8');

  it('does not run as root', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('sets only variables that the program reads', () => {
    const set = [...dockerfile.matchAll(/^(?:ENV| {4})\s*([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(set.filter((name) => name !== 'NODE_ENV')).toEqual(['HOST', 'HALFTONE_DATA_DIR']);
    expect(configVariables).toEqual(expect.arrayContaining(['HOST', 'HALFTONE_DATA_DIR']));
  });
});

/** Substitutes variables as compose does. Each variable without a default is set to its own name. */
function withDefaults(text: string): string {
  return text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll(/\$\{(\w+):\?[^}]*\}/g, '$1');
}
