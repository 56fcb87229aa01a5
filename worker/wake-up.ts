/** Sleep that can be cut short: what was rung while nobody slept wakes the next sleeper at once. */
export interface WakeUp {
  ring(): void;
  sleep(longestMs: number): Promise<void>;
}

export function createWakeUp(): WakeUp {
  let hasRung = false;
  let wake: () => void = () => undefined;
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async sleep(longestMs) {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longestMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      hasRung = false;
    },
  };
}
