import { expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

it('eventually passes as soon as the check passes', async () => {
  let checks = 0;
  await eventually(() => {
    checks += 1;
    expect(checks).toBe(3);
  });
  expect(checks).toBe(3);
});

it('eventually fails with the last value seen, and with the reason of a longer wait', async () => {
  let seen = 0;
  const growing = (): void => {
    seen += 1;
    expect(seen).toBe(-1);
  };
  const failure: unknown = await eventually(growing, { timeoutMs: 50, because: 'it counts' }).catch(
    (error: unknown) => error,
  );
  expect(String(failure)).toMatch(/^Error: Not within 0\.05 s \(it counts\)\. Last: /);
  expect(String(failure)).toContain(String(seen));
});
