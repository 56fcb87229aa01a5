/** Prints the current step of a long start. A step that ends within two seconds prints nothing. */

const silentMs = 2_000;
const repeatMs = 5_000;

/** `doing` as it goes on after "Still": "opening the database". Rejects as the work does. */
export async function step<T>(doing: string, work: Promise<T>, tell: (line: string) => void): Promise<T> {
  const startedAtMs = Date.now();
  const say = (): void => tell(`Still ${doing} (${String(Math.round((Date.now() - startedAtMs) / 1_000))} s).`);
  let timer = setTimeout(() => {
    say();
    timer = setInterval(say, repeatMs);
  }, silentMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
