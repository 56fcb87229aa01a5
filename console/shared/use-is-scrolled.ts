/** Whether an element is narrower than its content, so that it scrolls sideways. Changes with the window. */
import { type RefObject, useEffect, useRef, useState } from 'react';

export function useIsScrolled(): { readonly ref: RefObject<HTMLDivElement | null>; readonly isScrolled: boolean } {
  const ref = useRef<HTMLDivElement>(null);
  const [isScrolled, setIsScrolled] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setIsScrolled(element.scrollWidth > element.clientWidth);
    });
    observer.observe(element);
    // The content may grow while the element keeps its width.
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { ref, isScrolled };
}
