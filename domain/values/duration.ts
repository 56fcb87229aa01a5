/** Durations as ISO 8601 writes them: `PT1H`, `P2DT30M`, `P1W`. Months and years have no fixed length. */
import { dayMs, hourMs, minuteMs } from './time-units.js';

const pattern = /^P(?!$)(?:(\d{1,5})W|(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?)$/;

const partsMs = [7 * dayMs, dayMs, hourMs, minuteMs, 1_000] as const;

/** In milliseconds. Null when the text is no duration of weeks, or of days, hours, minutes and seconds. */
export function parseDuration(text: string): number | null {
  const parts = pattern.exec(text)?.slice(1);
  if (parts === undefined) return null;
  return partsMs.reduce((sum, ms, index) => sum + ms * Number(parts[index] ?? 0), 0);
}

const writtenMs = [
  ['D', dayMs],
  ['H', hourMs],
  ['M', minuteMs],
  ['S', 1_000],
] as const;

/** In days, hours, minutes and whole seconds: `P1DT2H`. Less than a second is `PT0S`. */
export function isoDuration(ms: number): string {
  let rest = Math.max(0, Math.floor(ms / 1_000)) * 1_000;
  const parts = writtenMs.map(([unit, unitMs]) => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count === 0 ? '' : `${String(count)}${unit}`;
  });
  const [days = '', ...times] = parts;
  const time = times.join('');
  if (time === '') return days === '' ? 'PT0S' : `P${days}`;
  return `P${days}T${time}`;
}
