/** Gives the focus back, when a dialog goes, to what had it when the dialog came: a keyboard goes on where it was. */
import { useEffect, useState } from 'react';

export function useFocusReturn(): void {
  // Asked at the first render: later the focus is in the dialog.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
