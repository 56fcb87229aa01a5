/** The cards beside the next step: what is secondary, and what is in the version. One file, hence one request. */
import type { ReactElement } from 'react';
import type { Progress } from '../api/types.js';
import { PartBoundary } from '../shared/part-boundary.js';
import { AboutCard } from './about-card.js';
import { VersionCard } from './version-card.js';

export function SideCards({ progress }: { readonly progress: Progress }): ReactElement {
  return (
    <>
      <PartBoundary>
        <AboutCard progress={progress} />
      </PartBoundary>
      {/* Last, because it grows when the version has been read. */}
      <PartBoundary>
        <VersionCard progress={progress} />
      </PartBoundary>
    </>
  );
}
