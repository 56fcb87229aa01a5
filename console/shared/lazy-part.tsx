/**
 * A part of a page that is loaded when it is first shown: guides, charts, dialogs. While it loads, its place is
 * empty. When it cannot be loaded or rendered, a notice with Retry replaces it, and Retry imports it again.
 */
import { type ComponentType, lazy, type LazyExoticComponent, type ReactElement, type ReactNode, Suspense } from 'react';
import { useState } from 'react';
import { loadPart } from './load-part.js';
import { PartBoundary } from './part-boundary.js';

interface LazyOptions<Props> {
  /** Shown while the part is loading. */
  readonly fallback?: ReactNode;
  /** Shown when the part could not be loaded or rendered. */
  readonly failed?: (retry: () => void, props: Props) => ReactElement;
}

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
