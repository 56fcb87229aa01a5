/**
 * Settings that the browser remembers for the console. Browsers can forbid storage, and then even reading the property
 * throws: settings then last as long as the page.
 */

const unsaved = new Map<string, string>();

/** Null when nothing is remembered. */
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
    // Forbidden, or full.
    unsaved.set(key, value);
  }
}
