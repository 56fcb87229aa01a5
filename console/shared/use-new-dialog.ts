/**
 * Whether the page's "new" dialog is open, kept in the address as `?new`, so that a link can open it. `prefill`:
 * names of address parameters with initial values, removed when it closes. Other parameters stay.
 */
import { useSearchParams } from 'react-router';

export interface NewDialog {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

export function useNewDialog(prefill: readonly string[] = []): NewDialog {
  const [params, setParams] = useSearchParams();
  return {
    isOpen: params.has('new'),
    open: () => {
      setParams((now) => withNew(now), { replace: true });
    },
    close: () => {
      setParams((now) => withoutNames(now, ['new', ...prefill]), { replace: true });
    },
  };
}

function withNew(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('new', '');
  return next;
}

function withoutNames(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of names) next.delete(name);
  return next;
}
