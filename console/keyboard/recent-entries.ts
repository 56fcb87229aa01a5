/** What a user opened by the palette, the newest first, kept in the browser. */
import { readSetting, writeSetting } from '../shared/browser-storage.js';
import type { Entry } from './palette-entries.js';

const most = 6;

interface Recent {
  readonly label: string;
  readonly hint: string;
  readonly does: string;
}

export function recentEntries(user: string): Entry[] {
  return read(user).map((recent) => ({ key: `recent ${recent.does}`, ...recent }));
}

export function rememberEntry(user: string, { label, hint = '', does }: Entry): void {
  if (typeof does !== 'string') return;
  const others = read(user).filter((one) => one.does !== does);
  writeSetting(nameOf(user), JSON.stringify([{ label, hint, does }, ...others].slice(0, most)));
}

function nameOf(user: string): string {
  return `halftone.recent.${user}`;
}

/** Any script of the page can write the storage, so it is checked. */
function read(user: string): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(readSetting(nameOf(user)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, most) : [];
  } catch {
    return [];
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { label, hint, does } = value as Record<string, unknown>;
  return typeof label === 'string' && typeof hint === 'string' && typeof does === 'string' && does.startsWith('/');
}
