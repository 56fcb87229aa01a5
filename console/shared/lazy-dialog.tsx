/** A dialog that is loaded when it opens. When loading fails, a notice above the page says so. */
import type { ComponentType, ReactElement } from 'react';
import { lazyPart } from './lazy-part.js';
import { FailedPart } from './part-boundary.js';

interface DialogProps {
  readonly onClose: () => void;
}

export function lazyDialog<Props extends DialogProps>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactElement {
  return lazyPart<Props>(load, {
    failed: (retry, { onClose }) => (
      <div className="above-page">
        <FailedPart onRetry={retry} onClose={onClose} />
      </div>
    ),
  });
}
