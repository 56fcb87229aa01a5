/** A part of a page that loads when it is first shown: dialogs, guides. Nothing stands in its place meanwhile. */
import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactElement {
  const Part = lazy(async () => ({ default: await load() }));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
