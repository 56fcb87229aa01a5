/** The compiler proves that nothing reaches it; at run time it is the one throw of the domain: a bug. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
