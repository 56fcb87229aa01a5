/** The current workspace: from the address, else the last used one, else the user's first one. */
import { useEffect } from 'react';
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

export function useCurrentWorkspace(): CurrentWorkspace | undefined {
  const { ws } = useParams();
  const { data: me } = useMe();
  const wanted = ws ?? readSetting(storageKey);
  const current = me?.workspaces.find(({ id }) => id === wanted) ?? (ws === undefined ? me?.workspaces[0] : undefined);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId !== undefined) writeSetting(storageKey, currentId);
  }, [currentId]);
  return current;
}

/** The browser's title of a page of the current workspace: `Targets · Harbour`. */
export function useWorkspaceTitle(page: string): string {
  const workspace = useCurrentWorkspace();
  return workspace === undefined ? page : `${page} · ${workspace.name}`;
}
