import { describe, expect, it } from '@jest/globals';
import { isLoopback, isReachableFrom } from '../../../console/shared/reachable.js';

describe('an address', () => {
  it.each(['http://localhost:8080/q/1', 'http://127.0.0.1:8233', 'http://[::1]/', 'http://app.localhost/'])(
    'of the own computer is known: %s',
    (url) => {
      expect(isLoopback(url)).toBe(true);
    },
  );

  it.each(['https://halftone.example/q/1', 'http://10.0.0.7/', 'http://localhost.example/', 'no address'])(
    'of another computer is none: %s',
    (url) => {
      expect(isLoopback(url)).toBe(false);
    },
  );

  it('of the own computer is reachable from pages of the own computer only', () => {
    const temporal = 'http://127.0.0.1:8233/namespaces/default';
    expect(isReachableFrom('http://localhost:3000/releases/1', temporal)).toBe(true);
    expect(isReachableFrom('https://halftone.example/releases/1', temporal)).toBe(false);
    expect(isReachableFrom('https://halftone.example/', 'https://temporal.example/')).toBe(true);
  });
});
