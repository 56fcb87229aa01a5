/**
 * Downloads the `temporal` program from the releases of its project. The version is pinned, and the checksum of the
 * archive is verified before it is unpacked. A failure is a result (`failed`), because the caller can build the
 * program.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorMessage } from '../log/error-fields.js';
import { runProgram } from '../process/run-program.js';

/** `temporal-program.ts` builds the same version. */
export const temporalVersion = '1.5.1';

export interface Release {
  readonly url: string;
  /** SHA-256 of the archive, in hex. */
  readonly checksum: string;
}

const checksums: Readonly<Record<string, string>> = {
  linux_amd64: 'ddc95e08b0b076efd4ea9733a3f488eb7d2be875f8834e616cd2a37358b4852d',
  linux_arm64: 'bd1b0db9f18b051026de8bf6cc1505f2510f14bbb7a8b9a4a91fff46c77454f5',
  darwin_amd64: 'bbb73e2a31135abe50a1f1cdb35030c42961df618e8ce9c60ae89f201540c5d9',
  darwin_arm64: 'cca01b7ea35ad56e2a328d9ae596bf716bd22313ef63c7a761c88354457c2415',
};

/** Without a time limit, a network that drops packets would delay the start for minutes. */
const connectWithinMs = 5_000;
const stalledForMs = 20_000;

export type FetchOutcome = { readonly outcome: 'installed' } | { readonly outcome: 'failed'; readonly why: string };

/** The release for a machine. Undefined when its checksum is not known: then nothing is downloaded. */
export function releaseFor(platform: string, arch: string): Release | undefined {
  const build = `${platform}_${arch === 'x64' ? 'amd64' : arch}`;
  const checksum = checksums[build];
  if (checksum === undefined) return undefined;
  const file = `temporal_cli_${temporalVersion}_${build}.tar.gz`;
  return { url: `https://github.com/temporalio/cli/releases/download/v${temporalVersion}/${file}`, checksum };
}

/** Writes the verified program to `target`, atomically. */
export async function downloadTemporal(
  target: string,
  onProgress: (line: string) => void,
  release: Release | undefined = releaseFor(process.platform, process.arch),
): Promise<FetchOutcome> {
  if (release === undefined)
    return { outcome: 'failed', why: `no checksum is known for ${process.platform} on ${process.arch}` };
  const folder = mkdtempSync(join(dirname(target), '.download-'));
  try {
    onProgress(`Downloading Temporal ${temporalVersion} from ${new URL(release.url).host} (once).`);
    const archive = join(folder, 'archive.tar.gz');
    const checksum = await saveArchive(release.url, archive, onProgress);
    if (checksum !== release.checksum)
      return { outcome: 'failed', why: `the archive is not the expected one: its SHA-256 is ${checksum}` };
    const unpack = await runProgram('tar', ['-xzf', archive, '-C', folder, 'temporal']);
    if (unpack.exitCode !== 0)
      return { outcome: 'failed', why: `the archive could not be unpacked: ${unpack.lastLine}` };
    renameSync(join(folder, 'temporal'), target);
    return { outcome: 'installed' };
  } catch (error) {
    return { outcome: 'failed', why: reasonOf(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Saves the archive and returns its SHA-256. Fails when no data arrives for 20 s. */
async function saveArchive(url: string, path: string, onProgress: (line: string) => void): Promise<string> {
  const stall = new AbortController();
  const giveUp = (): void => stall.abort(new Error('the download stalled'));
  let timer = setTimeout(giveUp, connectWithinMs);
  try {
    const response = await fetch(url, { signal: stall.signal });
    if (!response.ok || response.body === null)
      throw new Error(`${new URL(url).host} answered ${String(response.status)}`);
    clearTimeout(timer);
    timer = setTimeout(giveUp, stalledForMs);
    const total = Number(response.headers.get('content-length') ?? 0);
    const hash = createHash('sha256');
    const meter = progressMeter(total, onProgress, (chunk) => {
      timer.refresh();
      hash.update(chunk);
    });
    await pipeline(Readable.fromWeb(response.body), meter, createWriteStream(path));
    return hash.digest('hex');
  } finally {
    clearTimeout(timer);
  }
}

function progressMeter(
  totalBytes: number,
  onProgress: (line: string) => void,
  onChunk: (chunk: Buffer) => void,
): Transform {
  let bytes = 0;
  let shownAtMs = Date.now();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onChunk(chunk);
      if (Date.now() - shownAtMs > 2_000) {
        shownAtMs = Date.now();
        onProgress(`Downloading: ${megabytes(bytes)}${totalBytes > 0 ? ` of ${megabytes(totalBytes)}` : ''}`);
      }
      done(null, chunk);
    },
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** The message of `fetch` is always "fetch failed". The reason is in `cause`. */
function reasonOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return cause === undefined ? errorMessage(error) : `${errorMessage(error)}: ${errorMessage(cause)}`;
}
