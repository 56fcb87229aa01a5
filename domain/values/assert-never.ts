/**
 * The compiler proves that no call is reached. At run time it throws, which means a bug: the only throw of the domain.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
