/** A dialog that loads when it is opened. One that cannot be loaded says so above the page. */
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
