import { describe, expect, it } from '@jest/globals';
import { proxyFor, unifyProxyVariables } from '../../../platform/http/proxy-variables.js';

const proxy = 'http://proxy.example:3128';
const viaProxy = { type: 'http-connect', targetHost: 'proxy.example:3128' };

describe('proxyFor', () => {
  it.each(['grpc_proxy', 'https_proxy', 'http_proxy', 'GRPC_PROXY', 'HTTPS_PROXY', 'HTTP_PROXY'])(
    'uses %s for a remote cluster and never for this machine',
    (name) => {
      expect(proxyFor('temporal.example:7233', { [name]: proxy })).toEqual(viaProxy);
      for (const address of ['localhost:7233', 'LOCALHOST:7233', '127.0.0.1:7233', '[::1]:7233'])
        expect(proxyFor(address, { [name]: proxy })).toBeUndefined();
    },
  );

  it.each(['no_proxy', 'NO_PROXY', 'no_grpc_proxy', 'NO_GRPC_PROXY'])('honours the exceptions in %s', (name) => {
    const env = { http_proxy: proxy, [name]: 'other.example, temporal.example' };
    expect(proxyFor('temporal.example:7233', env)).toBeUndefined();
    expect(proxyFor('a.temporal.example:7233', env)).toBeUndefined();
    expect(proxyFor('nottemporal.example:7233', env)).toEqual(viaProxy);
  });

  it('sends the credentials of the proxy address', () => {
    const { basicAuth } = proxyFor('temporal.example:7233', { https_proxy: 'http://ann:p%40ss@proxy.example' }) ?? {};
    expect(basicAuth).toEqual({ username: 'ann', password: 'p@ss' });
  });

  it('refuses a proxy of another protocol', () => {
    expect(() => proxyFor('temporal.example:7233', { grpc_proxy: 'socks5://proxy.example' })).toThrow(/grpc_proxy/);
  });
});

describe('unifyProxyVariables', () => {
  it('exempts this machine in both spellings and keeps other exceptions', () => {
    const env: Record<string, string> = { HTTP_PROXY: proxy, NO_PROXY: 'internal.example' };
    unifyProxyVariables(env);
    unifyProxyVariables(env);
    expect(env['http_proxy']).toBe(proxy);
    expect(env['no_proxy']).toBe('internal.example,localhost,127.0.0.1,::1,[::1]');
    expect(env['NO_PROXY']).toBe(env['no_proxy']);
  });

  it('changes nothing without a proxy', () => {
    const env = { NO_PROXY: 'internal.example' };
    unifyProxyVariables(env);
    expect(env).toEqual({ NO_PROXY: 'internal.example' });
  });
});
