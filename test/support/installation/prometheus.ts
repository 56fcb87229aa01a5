/** A real Prometheus on a free port, with a folder of its own, and the checker of metrics that comes with it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../platform/process/free-port.js';
import { eventually } from '../eventually.js';
import { hasProgram } from '../process/has-program.js';
import { tempDir } from '../process/temp-dir.js';

export const hasPrometheus = hasProgram('prometheus', '--version') && hasProgram('promtool', '--version');

export interface Prometheus {
  /** The values that an expression has now, by the labels of their series. */
  query(expression: string): Promise<readonly Sample[]>;
  stop(): Promise<void>;
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [seconds: number, value: string];
}

/** Scrapes `url`/metrics every second. Resolves when Prometheus is ready. */
export async function startPrometheus(url: string): Promise<Prometheus> {
  const folder = tempDir();
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, configuration(new URL(url).host.replace('localhost', '127.0.0.1')));
  const own = `127.0.0.1:${String(await freePort(0))}`;
  const flags = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${own}`,
    '--log.level=warn',
  ];
  const prometheus = spawn('prometheus', flags, { stdio: 'inherit', cwd: folder });
  const stop = async (): Promise<void> => {
    const ended = once(prometheus, 'exit');
    prometheus.kill('SIGTERM');
    await ended;
  };
  try {
    await eventually(async () => {
      const { ok } = await fetch(`http://${own}/-/ready`);
      if (!ok) throw new Error('Prometheus is not ready');
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stop,
    async query(expression) {
      const response = await fetch(`http://${own}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { data } = (await response.json()) as { readonly data: { readonly result: readonly Sample[] } };
      return data.result;
    },
  };
}

/** What promtool finds wrong in the text of a metrics page; empty when it is clean. */
export function faultsOfMetrics(text: string): string {
  const { stdout, stderr, status } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  const faults = `${stdout}${stderr}`.trim();
  return faults === '' && status !== 0 ? `promtool ended with ${String(status)}` : faults;
}

function configuration(target: string): string {
  return `
global:
  scrape_interval: 1s
  scrape_timeout: 1s
scrape_configs:
  - job_name: halftone
    static_configs:
      - targets: ['${target}']
`;
}
