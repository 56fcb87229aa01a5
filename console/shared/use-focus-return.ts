/** Returns the focus to its previous element when a dialog closes, for keyboard users. */
import { useEffect, useState } from 'react';

export function useFocusReturn(): void {
  // Read at the first render: later the focus is in the dialog.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
