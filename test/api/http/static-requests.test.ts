/** Requests for files that are missing, malformed or conditional: an answer below 500, and no error in the log. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { answerErrors } from '../../../api/http/send-answer.js';
import { serveConsole } from '../../../api/http/server/serve-pages.js';
import { pino } from 'pino';
import { type Listening, listen } from '../../support/http/http.js';
import { tempDirOfFile } from '../../support/process/temp-dir.js';

describe('a request for a file', () => {
  let server: Listening;
  let log = '';
  beforeAll(async () => {
    const folder = tempDirOfFile();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {};');
    writeFileSync(join(folder, 'index.html'), '<p>Console</p>');
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log += chunk.toString();
        done();
      },
    });
    const logger = pino({ level: 'debug' }, destination);
    server = await listen(
      express()
        .use(serveConsole({ basePath: '', csrfCookie: 'csrf' }, [folder]))
        .use(answerErrors(logger)),
    );
  });
  afterAll(() => server.close());

  /** Sends the path unchanged over a socket. HTTP clients normalize these paths. */
  const ask = (path: string, head = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', reject).on('close', () => resolve(answer));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n${head}Connection: close\r\n\r\n`);
    });

  it.each([
    ['/assets/nope.js', '', 404],
    ['/assets/', '', 404],
    ['/assets', '', 404],
    ['/assets/%00', '', 400],
    ['/assets/..%2findex.html', '', 404],
    ['/assets/..%5c..%5cx', '', 404],
    ['/assets/../../etc/passwd', '', 404],
    ['/assets/.hidden', '', 404],
    ['/assets/%zz', '', 400],
    ['/assets/%c3%28', '', 400],
    ['/assets/index-1a2b.js/', '', 404],
    [`/assets/${'x'.repeat(3000)}`, '', 404],
    ['/assets/index-1a2b.js', 'Range: bytes=9999-\r\n', 416],
    ['/assets/index-1a2b.js', 'If-Match: "x"\r\n', 412],
    ['/assets/index-1a2b.js', 'If-Unmodified-Since: Mon, 01 Jan 1990 00:00:00 GMT\r\n', 412],
  ])('GET %s %j is answered %i', async (path, head, status) => {
    const answer = await ask(path, head);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain('application/problem+json');
    expect(answer).not.toMatch(/\bat .*\.js:\d+|node_modules/);
    expect(log).toBe('');
  });
});
