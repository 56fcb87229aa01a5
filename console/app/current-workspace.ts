/** The current workspace: from the address, else of what the page shows or the last one, else the user's first one. */
import { useEffect, useSyncExternalStore } from 'react';
import { useParams } from 'react-router';
import type { WorkspaceRole } from '../../domain/access/roles.js';
import { useMe } from '../api/session.js';
import { readSetting, writeSetting } from '../shared/browser-storage.js';

const storageKey = 'halftone.workspace';

export interface CurrentWorkspace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'tenant' | 'developer';
  readonly role: WorkspaceRole;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useCurrentWorkspace(): CurrentWorkspace | undefined {
  const { ws } = useParams();
  const { data: me } = useMe();
  const stored = useSyncExternalStore(subscribe, () => readSetting(storageKey));
  const wanted = ws ?? stored;
  const current = me?.workspaces.find(({ id }) => id === wanted) ?? (ws === undefined ? me?.workspaces[0] : undefined);
  const ofAddress = ws === undefined ? undefined : current?.id;
  useEffect(() => {
    if (ofAddress !== undefined) writeSetting(storageKey, ofAddress);
  }, [ofAddress]);
  return current;
}

/**
 * For pages whose address names no workspace: the first of `ids` that the user is a member of becomes the current one,
 * unless another one of them is.
 */
export function useShownWorkspace(ids: readonly (string | undefined)[]): void {
  const { data: me } = useMe();
  const shown = ids.filter((id) => me?.workspaces.some((workspace) => workspace.id === id) === true).join(' ');
  useEffect(() => {
    const [first = '', ...others] = shown.split(' ');
    if (first === '' || others.includes(readSetting(storageKey) ?? '')) return;
    writeSetting(storageKey, first);
    for (const listener of listeners) listener();
  }, [shown]);
}

/** Its name, with a part of its id where another one of the user has the same name. */
export function workspaceLabel({ id, name }: Named, all: readonly Named[]): string {
  const hasTwin = all.some((other) => other.name === name && other.id !== id);
  return hasTwin ? `${name} (…${id.slice(-6)})` : name;
}

type Named = Pick<CurrentWorkspace, 'id' | 'name'>;

/** The browser's title of a page of the current workspace: `Targets · Harbour`. */
export function useWorkspaceTitle(page: string): string {
  const workspace = useCurrentWorkspace();
  return workspace === undefined ? page : `${page} · ${workspace.name}`;
}
