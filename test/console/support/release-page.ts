/** What operators do on the release progress page, in their words. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.js';

type Who = 'release' | 'baseline' | 'unavailable';

export function releasePage(page: Page) {
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const shareOf = (who: Who): Locator => page.getByTestId(`share-${who}`);
  const dialog = (): Locator => page.getByRole('dialog');
  const press = async (name: string, { exact = false } = {}): Promise<void> => {
    await hasOpened(dialog());
    await dialog().getByRole('button', { name, exact }).click();
  };
  return {
    button,
    dialog,
    /** A button of the open dialog. */
    press,
    status: (words: string) => expect(page.locator('header').getByText(words, { exact: true })).toBeVisible(),
    shareOf,
    share: (who: Who, words: string) => expect(shareOf(who)).toHaveText(words),
    live: () => expect(page.locator('[data-live=live]')).toBeVisible(),
    chooseType: async (name: 'Grayscale Release' | 'Full Release') => {
      await page.getByRole('radio', { name }).check();
      await button('Confirm').click();
    },
    nextStep: async (percentage: string) => {
      await page
        .getByText(percentage, { exact: true })
        .and(page.locator('.ant-radio-button-wrapper *, label'))
        .first()
        .click();
      await button('Next Step').click();
    },
    nextStepTo: async (value: string) => {
      await page.getByLabel('Other value').fill(value);
      await page.getByLabel('Other value').press('Tab');
      await button('Next Step').click();
    },
    /** Opens the command's dialog and confirms it. */
    confirm: async (name: string, reason?: string) => {
      // The ledger below has a Withdraw of its own while a command waits.
      await button(name).first().click();
      if (reason !== undefined) await giveReason(dialog(), reason);
      await press(name, { exact: true });
    },
  };
}

/** Types a reason. The dialog of a stop has chips, and a text field behind the last of them. */
export async function giveReason(dialog: Locator, reason: string): Promise<void> {
  const other = dialog.getByRole('button', { name: 'Other reason' });
  const text = dialog.getByRole('textbox', { name: 'Reason' });
  await hasOpened(dialog);
  await expect(other.or(text)).toBeVisible();
  if (await other.isVisible()) await other.click();
  await text.fill(reason);
}

/** A dialog that still grows, slowly on a busy machine, moves from under a click. */
async function hasOpened(dialog: Locator): Promise<void> {
  await expect(dialog).not.toHaveClass(/-(appear|enter)/);
}
