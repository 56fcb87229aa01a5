import { expect, it } from '@jest/globals';
import { cookieNamesFor } from '../../../api/access/session-cookie.js';
import { basePathOf, withoutBasePath } from '../../../platform/http/reverse-proxy.js';

it.each([
  [undefined, ''],
  ['https://example.com', ''],
  ['https://example.com/', ''],
  ['https://example.com/halftone', '/halftone'],
  ['https://example.com/a/b//', '/a/b'],
])('the base path of %s is "%s"', (publicUrl, basePath) => {
  expect(basePathOf(publicUrl)).toBe(basePath);
});

it.each([
  ['/halftone', '/'],
  ['/halftone?a=1', '/?a=1'],
  ['/halftone/v1/me?a=1', '/v1/me?a=1'],
  ['/halftones/v1/me', '/halftones/v1/me'],
  ['/v1/me', '/v1/me'],
])('a request for %s below /halftone is one for %s', (target, inside) => {
  expect(withoutBasePath(target, '/halftone')).toBe(inside);
});

it('cookies are bound to the host under https, with the strictest prefix that the path permits', () => {
  expect(cookieNamesFor('https://example.com')).toEqual({
    session: '__Host-halftone_session',
    csrf: '__Host-halftone_csrf',
    path: '/',
  });
  expect(cookieNamesFor('https://example.com:8443/halftone/')).toEqual({
    session: '__Secure-halftone_session_8443',
    csrf: '__Secure-halftone_csrf_8443',
    path: '/halftone',
  });
  expect(cookieNamesFor('http://localhost:8080')).toEqual({
    session: 'halftone_session_8080',
    csrf: 'halftone_csrf_8080',
    path: '/',
  });
});
