/** A real nginx on a free port with its default settings: it rewrites Host, buffers and compresses responses. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { hasProgram } from '../process/has-program.js';
import { tempDir } from '../process/temp-dir.js';

export const hasNginx = hasProgram('nginx', '-v');

export interface Proxied {
  readonly listen: number;
  /** `proxy_pass` strips `location` from the request if it ends in a slash. */
  readonly location: string;
  readonly proxyPass: string;
  readonly passesHost: boolean;
  /** By default plain HTTP. */
  readonly certificate?: Certificate;
}

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** A self-signed certificate for `localhost`. */
export function makeCertificate(): Certificate {
  const folder = tempDir();
  const [certificateFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', keyFile, '-out', certificateFile];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...newKey, ...name, ...files], { stdio: 'ignore' });
  return { certificateFile, keyFile };
}

/** Resolves when nginx accepts requests. A server with a certificate answers plain HTTP with 400. */
export async function startNginx(servers: readonly Proxied[]): Promise<{ stop(): Promise<void> }> {
  const folder = tempDir();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, servers));
  const nginx = spawn('nginx', ['-e', join(folder, 'error.log'), '-c', file, '-p', folder], { stdio: 'ignore' });
  process.once('exit', () => nginx.kill('SIGKILL'));
  await eventually(async () => {
    for (const { listen } of servers) await fetch(`http://127.0.0.1:${String(listen)}/`, { redirect: 'manual' });
  });
  return { stop: () => stop(nginx) };
}

async function stop(nginx: ChildProcess): Promise<void> {
  const ended = once(nginx, 'exit');
  nginx.kill('SIGTERM');
  await ended;
}

function configuration(folder: string, servers: readonly Proxied[]): string {
  return `
daemon off;
master_process off;
pid ${folder}/pid;
events {}
http {
  access_log off;
  gzip on;
  gzip_proxied any;
  gzip_types *;
  gzip_min_length 1;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${servers.map(serverBlock).join('')}}
`;
}

function serverBlock({ listen, location, proxyPass, passesHost, certificate }: Proxied): string {
  const tls =
    certificate === undefined
      ? ''
      : `    ssl_certificate ${certificate.certificateFile};
    ssl_certificate_key ${certificate.keyFile};
`;
  return `  server {
    listen 127.0.0.1:${String(listen)}${certificate === undefined ? '' : ' ssl'};
${tls}    location ${location} {
      proxy_pass ${proxyPass};
      proxy_http_version 1.1;
${passesHost ? '      proxy_set_header Host $http_host;\n' : ''}    }
  }
`;
}
