/** The start page: the guide in an empty installation, otherwise the mini programs of the workspace. */
import type { ReactElement } from 'react';
import { Navigate } from 'react-router';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { lazyPart } from '../shared/lazy-part.js';

const FirstRunGuide = lazyPart(async () => (await import('../first-run/first-run-guide.js')).FirstRunGuide);

export function HomePage(): ReactElement {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return <FirstRunGuide workspace={undefined} />;
  return <Navigate to={`/workspaces/${workspace.id}/mini-programs`} replace />;
}
