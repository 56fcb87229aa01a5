/** The TCP ports that a process and its children listen on, as the kernel lists them. Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { pidsBelow } from './process-tree.js';

export interface Listening {
  /** An IPv4 address, or `::` for any IPv6 one. */
  readonly host: string;
  readonly port: number;
}

const listenState = '0A';

export function listeningBelow(root: number): readonly Listening[] {
  const inodes = new Set(pidsBelow(root).flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === listenState && inodes.has(fields[9] ?? ''))
      .map(([, local = '']) => parsed(local)),
  );
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    return readdirSync(folder).flatMap((name) => /^socket:\[(\d+)\]$/.exec(linkAt(`${folder}/${name}`))?.[1] ?? []);
  } catch {
    return []; // It has ended in this moment.
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function parsed(local: string): Listening {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.length === 8 ? [...Buffer.from(address, 'hex')].reverse() : undefined;
  return { host: bytes === undefined ? '::' : bytes.join('.'), port: Number.parseInt(port, 16) };
}
