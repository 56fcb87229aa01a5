/**
 * Settings stored in the browser. Browsers can forbid storage, and then even reading the property throws. Settings
 * then last until the page is closed.
 */

const unsaved = new Map<string, string>();

/** Null when nothing is stored. */
export function readSetting(key: string): string | null {
  try {
    return unsaved.get(key) ?? localStorage.getItem(key);
  } catch {
    return unsaved.get(key) ?? null;
  }
}

export function writeSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    unsaved.delete(key);
  } catch {
    // Storage is forbidden or full.
    unsaved.set(key, value);
  }
}
