/** Closes the resources that a test has opened after the test, the newest first. */
import { afterEach } from '@jest/globals';

/** Call once for a file or a suite. A test passes a close function for each resource that it opens. */
export function closedAfterEach(): (close: () => unknown) => void {
  const opened: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  return (close) => void opened.push(close);
}
