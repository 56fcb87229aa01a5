import { expect, it, jest } from '@jest/globals';
import { warnPlainHttp } from '../../../cli/processes/part-options.js';

it.each([
  ['0.0.0.0', undefined, 1],
  ['::', 'http://example.com', 1],
  ['192.168.1.4', undefined, 1],
  ['halftone.internal', undefined, 1],
  ['0.0.0.0', 'https://example.com', 0],
  ['127.0.0.1', undefined, 0],
  ['127.0.0.2', undefined, 0],
  ['::1', undefined, 0],
  ['localhost', 'http://localhost:8080', 0],
])('a listener on %s with PUBLIC_URL %s logs %s warnings about plain http', (host, publicUrl, warnings) => {
  const warn = jest.fn();
  warnPlainHttp({ host, publicUrl }, { warn });
  expect(warn).toHaveBeenCalledTimes(warnings);
});
