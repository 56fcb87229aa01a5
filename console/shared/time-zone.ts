/** Whether times are shown in UTC, or in the time zone of the browser. */
import { storedChoice } from './stored-choice.js';

const zone = storedChoice('halftone.time-zone');

export function useIsUtc(): boolean {
  return zone.use() === 'utc';
}

export function showUtc(isWanted: boolean): void {
  zone.write(isWanted ? 'utc' : 'local');
}
