/** `halftone qr image`: the code to print, into a file or a pipe. */
import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { NoAnswer } from '../../../client/exchange.js';
import { bodyOf } from '../../../client/problem.js';
import { typedNumberOrNaN } from '../../../domain/values/typed-number.js';
import { connect, type ConnectionFlags, serverOf } from '../access/connection.js';
import { OperatorFailure } from '../output/failure.js';
import { withoutUndefined } from '../output/given.js';
import { reportFailures, printNote } from '../output/print.js';

type Format = 'svg' | 'png';

interface ImageFlags extends ConnectionFlags {
  readonly file?: string;
  readonly format?: Format;
  readonly size?: number;
}

const mediaTypes: Readonly<Record<Format, string>> = { svg: 'image/svg+xml', png: 'image/png' };

export function addImageCommand(image: Command): void {
  image
    .option('--file <file>', 'write it there (stdout, which must be no terminal)')
    .addOption(new Option('--format <format>', 'of the image (png for a file.png, else svg)').choices(['svg', 'png']))
    .option('--size <pixels>', 'of a side with its margin, from 128 to 1024 (256)', parseSize)
    .action(reportFailures(saveImage));
}

function parseSize(text: string): number {
  const size = typedNumberOrNaN(text, 0);
  if (size >= 1) return size;
  throw new InvalidArgumentError('Say a whole number of pixels, such as 512.');
}

async function saveImage(flags: ImageFlags, code = ''): Promise<void> {
  const { file, size } = flags;
  if (file === undefined && process.stdout.isTTY)
    throw new OperatorFailure('usage', 'An image is not printed on a terminal', [
      'Say --file weather.png, or lead the output elsewhere: `> weather.svg`.',
    ]);
  const format = flags.format ?? (/\.png$/i.test(file ?? '') ? 'png' : 'svg');
  const image = await readImage(flags, code, withoutUndefined({ format, size }));
  if (file === undefined) {
    process.stdout.write(image);
    return;
  }
  try {
    await writeFile(file, image);
  } catch (error) {
    throw new OperatorFailure('usage', `${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? ''}`);
  }
  printNote(`${file} has the QR code ${code}.`);
}

/** @throws NoAnswer for what is no such image: the page of a proxy must not be saved as one. */
async function readImage(
  flags: ImageFlags,
  code: string,
  query: { readonly format: Format; readonly size?: number },
): Promise<Uint8Array> {
  const answer = await connect(flags).GET('/v1/qr-codes/{code}/image', {
    params: { path: { code }, query },
    headers: { Accept: mediaTypes[query.format] },
    parseAs: 'arrayBuffer',
  });
  const image = await bodyOf(answer);
  const type = answer.response.headers.get('content-type') ?? 'no type';
  if (type.startsWith(mediaTypes[query.format])) return new Uint8Array(image);
  throw new NoAnswer('foreign', serverOf(flags, process.env).url, `the answer is ${type}, not an image`);
}
