/** The dialog of an override, loaded when it opens. */
import { withTexts } from '../i18n/language.js';
import { lazyDialog } from '../shared/lazy-part.js';

export const OverrideDialog = lazyDialog(
  withTexts('windows', async () => (await import('./override-dialog.js')).OverrideDialog),
);
