/** The palette and the sheet of shortcuts, of which one is open at a time, and the keys that open them. */
import { type ReactElement, useSyncExternalStore } from 'react';
import { withTexts } from '../i18n/language.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { useShortcuts } from './use-shortcuts.js';

const Palette = lazyDialog(withTexts('keyboard', async () => (await import('./palette.js')).Palette));
const ShortcutSheet = lazyDialog(
  withTexts('keyboard', async () => (await import('./shortcut-sheet.js')).ShortcutSheet),
);

type Part = 'palette' | 'sheet';

let open: Part | null = null;
const listeners = new Set<() => void>();

/** Null: neither. */
export function showKeyboardPart(part: Part | null): void {
  open = part;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function close(): void {
  showKeyboardPart(null);
}

export function KeyboardParts(): ReactElement | null {
  const part = useSyncExternalStore(subscribe, () => open);
  useShortcuts({
    palette: () => {
      showKeyboardPart(part === 'palette' ? null : 'palette');
    },
    sheet: () => {
      showKeyboardPart('sheet');
    },
    isPaletteOpen: part === 'palette',
  });
  if (part === null) return null;
  return part === 'palette' ? <Palette onClose={close} /> : <ShortcutSheet onClose={close} />;
}
