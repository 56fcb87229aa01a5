/** The shortcuts: which keys there are, and whether those of one key without a modifier are on. */
import { storedChoice } from '../shared/stored-choice.js';

/** Pages by the key after `g`. */
export const pageKeys = { o: 'overview', m: 'mini-programs', r: 'releases', t: 'targets', v: 'reviews' } as const;

/** The key of a command on its page. Only commands that ask first have one. */
export const commandKeys = { pause: 'p' } as const;

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** As printed on the keyboard of this device. */
export const paletteKeys = isMac ? (['⌘', 'K'] as const) : (['Ctrl', 'K'] as const);

export function isPaletteKey({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey;
}

/** Speech input types letters, and a hand may hit a key by chance: they can be switched off (WCAG 2.1.4). */
const choice = storedChoice('halftone.shortcuts');

export function useAreShortcutsOn(): boolean {
  return choice.use() !== 'off';
}

export function areShortcutsOn(): boolean {
  return choice.read() !== 'off';
}

export function setShortcutsOn(isOn: boolean): void {
  choice.write(isOn ? 'on' : 'off');
}
