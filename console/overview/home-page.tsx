/** The start page: the overview, or the guide of the first run in an empty installation. */
import type { ReactElement } from 'react';
import { useGuideState } from '../first-run/guide-state.js';
import { useMayMake } from '../first-run/use-may-make.js';
import { lazyPart } from '../shared/lazy-part.js';
import { PageLoading } from '../shared/page-loading.js';
import { OverviewPage } from './overview-page.js';

const FirstRunGuide = lazyPart(async () => (await import('../first-run/first-run-guide.js')).FirstRunGuide, {
  fallback: <PageLoading />,
});

export function HomePage(): ReactElement {
  const guide = useGuideState();
  const { hasWorkspace, mayMake } = useMayMake();
  return !hasWorkspace || (guide === 'shown' && mayMake) ? <FirstRunGuide /> : <OverviewPage />;
}
