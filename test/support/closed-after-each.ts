/** What a test opens is closed when it is over, the newest first. */
import { afterEach } from '@jest/globals';

/** For a file or a suite; a test hands over how to close each thing that it opens. */
export function closedAfterEach(): (close: () => unknown) => void {
  const opened: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  return (close) => void opened.push(close);
}
