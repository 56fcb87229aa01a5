/** Listens to the keys of the whole page. */
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { currentOffers } from './offers.js';
import { areShortcutsOn, isPaletteKey, pageKeys } from './shortcuts.js';

interface Keys {
  readonly palette: () => void;
  readonly sheet: () => void;
  readonly isPaletteOpen: boolean;
}

/** How long `g` waits for the key of a page. */
const secondKeyMs = 1_500;

/** Letters belong to what has the focus there. */
const typed = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox]';

export function useShortcuts(keys: Keys): void {
  const navigate = useNavigate();
  const workspace = useCurrentWorkspace();
  const goTo = (name: PageName) => {
    if (name === 'overview') void navigate('/');
    else if (workspace !== undefined) void navigate(`/workspaces/${workspace.id}/${name}`);
  };
  const latest = useRef({ keys, goTo });
  useEffect(() => {
    latest.current = { keys, goTo };
  });
  useEffect(() => {
    let beganMs = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const { keys: now, goTo: go } = latest.current;
      if (isPaletteKey(event)) {
        if (!now.isPaletteOpen && isDialogOpen()) return;
        event.preventDefault();
        now.palette();
        return;
      }
      if (!isPlain(event) || !areShortcutsOn() || isDialogOpen()) return;
      const isSecond = event.timeStamp - beganMs < secondKeyMs;
      beganMs = event.key === 'g' && !isSecond ? event.timeStamp : -Infinity;
      if (run(event.key, isSecond, now, go)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
    };
  }, []);
}

/** True: the key did something. */
function run(key: string, isSecond: boolean, { sheet }: Keys, goTo: (name: PageName) => void): boolean {
  if (isSecond) {
    if (!isPageKey(key)) return false;
    goTo(pageKeys[key]);
    return true;
  }
  if (key === '?') {
    sheet();
    return true;
  }
  if (key === '/') {
    const search = document.querySelector<HTMLElement>('input[data-list-search]');
    search?.focus();
    return search !== null;
  }
  const offer = currentOffers().find(({ shortcut }) => shortcut === key);
  offer?.run();
  return offer !== undefined;
}

type PageName = (typeof pageKeys)[keyof typeof pageKeys];

function isPageKey(key: string): key is keyof typeof pageKeys {
  return Object.hasOwn(pageKeys, key);
}

function isPlain({ key, ctrlKey, metaKey, altKey, isComposing, repeat, target }: KeyboardEvent): boolean {
  if (key.length !== 1 || ctrlKey || metaKey || altKey || isComposing || repeat) return false;
  return !(target instanceof Element && target.closest(typed) !== null);
}

/** A closed drawer stays in the page, without a size. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.getClientRects().length > 0);
}
