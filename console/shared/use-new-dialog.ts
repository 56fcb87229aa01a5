/** Whether the page's "new" dialog is open; kept in the address as `?new`, so that a link can open it and fill it in. */
import { useSearchParams } from 'react-router';

export interface NewDialog {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

export function useNewDialog(): NewDialog {
  const [params, setParams] = useSearchParams();
  return {
    isOpen: params.has('new'),
    open: () => {
      setParams((now) => marked(now, true), { replace: true });
    },
    close: () => {
      setParams((now) => marked(now, false), { replace: true });
    },
  };
}

function marked(params: URLSearchParams, isOpen: boolean): URLSearchParams {
  if (!isOpen) return new URLSearchParams();
  const next = new URLSearchParams(params);
  next.set('new', '');
  return next;
}
