/** The way to a plan: a button whose dialog is loaded when it opens. */
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { lazyDialog } from '../shared/lazy-part.js';

export const StartPlanDialog = lazyDialog(
  withTexts('plans', async () => (await import('./start-plan-dialog.js')).StartPlanDialog),
);

interface StartPlanButtonProps {
  readonly progress: Progress;
  readonly isDisabled: boolean;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function StartPlanButton({ progress, isDisabled, onSend }: StartPlanButtonProps): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        disabled={isDisabled}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('command.startPlan')}
      </Button>
      {isOpen ? (
        <StartPlanDialog
          {...{ progress, onSend }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
