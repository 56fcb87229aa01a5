/** Components and dialogs that are loaded from their own files on demand. */
import {
  type ComponentType,
  lazy,
  type LazyExoticComponent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react';
import { loadPart } from './load-part.js';
import { FailedPart, PartBoundary } from './part-boundary.js';

interface LazyOptions<Props> {
  /** Shown while the part is loading. */
  readonly fallback?: ReactNode;
  /** Shown when the part could not be loaded or rendered. */
  readonly failed?: (retry: () => void, props: Props) => ReactElement;
}

/**
 * A part of a page that is loaded when it is first shown: guides, charts, dialogs. While it loads, its place is
 * empty. When it cannot be loaded or rendered, a notice with Retry replaces it, and Retry imports it again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { fallback = null, failed }: LazyOptions<Props> = {},
): (props: Props) => ReactElement {
  // React caches the outcome of a lazy component, also a failure. Each try needs a new component.
  const newTry = (): LazyExoticComponent<ComponentType<Props>> =>
    lazy(async () => {
      try {
        return { default: await loadPart(load) };
      } catch (error) {
        latest = newTry();
        throw error;
      }
    });
  let latest = newTry();
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => latest);
    const retry = () => {
      setPart(() => latest);
    };
    return (
      <PartBoundary
        onRetry={retry}
        {...(failed === undefined ? {} : { fallback: (again: () => void) => failed(again, props) })}
      >
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </PartBoundary>
    );
  };
}

interface DialogProps {
  readonly onClose: () => void;
}

/** A dialog that is loaded when it opens. When loading fails, a notice above the page says so. */
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
