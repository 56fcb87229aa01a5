/**
 * Downloads the `temporal` program from where Temporal's SDKs download theirs: a small answer names the archive, the
 * archive holds the program. Not being able to is an answer (`ok: false`), not an error: there are other ways.
 */
import { createWriteStream, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorMessage } from './error-facts.js';
import { runProgram } from './run-program.js';

const downloadSite = 'https://temporal.download/cli/default';
/** A network that swallows packets would otherwise hold up the start for minutes. */
const askForMs = 5_000;
const stalledForMs = 20_000;

export type FetchOutcome = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Puts the program at `target`, whole or not at all. */
export async function downloadTemporal(
  target: string,
  onProgress: (line: string) => void,
  site: string = downloadSite,
): Promise<FetchOutcome> {
  const folder = mkdtempSync(join(dirname(target), '.download-'));
  try {
    const { archiveUrl, fileToExtract } = await askForArchive(site);
    onProgress(`Downloading the Temporal dev server from ${new URL(archiveUrl).host} (once).`);
    const archive = join(folder, 'archive.tar.gz');
    await saveArchive(archiveUrl, archive, onProgress);
    const unpack = await runProgram('tar', ['-xzf', archive, '-C', folder]);
    if (unpack.exitCode !== 0) return { ok: false, why: `the archive could not be unpacked: ${unpack.lastLine}` };
    renameSync(join(folder, basename(fileToExtract)), target);
    return { ok: true };
  } catch (error) {
    return { ok: false, why: reasonOf(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ArchiveInfo {
  readonly archiveUrl: string;
  readonly fileToExtract: string;
}

async function askForArchive(site: string): Promise<ArchiveInfo> {
  const query = new URLSearchParams({
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    format: 'tar.gz',
  });
  const response = await fetch(`${site}?${query.toString()}`, { signal: AbortSignal.timeout(askForMs) });
  if (!response.ok) throw new Error(`${new URL(site).host} answered ${String(response.status)}`);
  const info: unknown = await response.json();
  if (!isArchiveInfo(info)) throw new Error(`${new URL(site).host} gave an answer that is not understood`);
  return info;
}

function isArchiveInfo(value: unknown): value is ArchiveInfo {
  if (typeof value !== 'object' || value === null) return false;
  const { archiveUrl, fileToExtract } = value as Record<string, unknown>;
  return typeof archiveUrl === 'string' && URL.canParse(archiveUrl) && typeof fileToExtract === 'string';
}

async function saveArchive(url: string, path: string, onProgress: (line: string) => void): Promise<void> {
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(new Error('the download stalled')), stalledForMs);
  try {
    const response = await fetch(url, { signal: stall.signal });
    if (!response.ok || response.body === null) throw new Error(`the archive answered ${String(response.status)}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const meter = progressMeter(total, () => timer.refresh(), onProgress);
    await pipeline(Readable.fromWeb(response.body), meter, createWriteStream(path));
  } finally {
    clearTimeout(timer);
  }
}

function progressMeter(totalBytes: number, onBytes: () => void, onProgress: (line: string) => void): Transform {
  let bytes = 0;
  let toldAtMs = Date.now();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes();
      if (Date.now() - toldAtMs > 2_000) {
        toldAtMs = Date.now();
        onProgress(`Downloading: ${megabytes(bytes)}${totalBytes > 0 ? ` of ${megabytes(totalBytes)}` : ''}`);
      }
      done(null, chunk);
    },
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function reasonOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return cause === undefined ? errorMessage(error) : `${errorMessage(error)}: ${errorMessage(cause)}`;
}
