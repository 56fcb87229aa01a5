/** Controls during a gray release: the next percentage with Next Step, and the full release. */
import { Button, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { canTakeOver, isBlocked } from './can-take-over.js';
import { chosenPercentage } from './percentage-choice.js';
import { PercentageSelector } from './percentage-selector.js';
import { RefusedHint } from './refused-hint.js';
import type { ShownRejection } from './rejection-words.js';
import type { Step } from './step-dialog.js';

interface GrayControlsProps {
  readonly progress: Progress;
  /** Why the percentage cannot be raised now. */
  readonly raise: ShownRejection | null;
  /** Why a full release is not possible now. */
  readonly full: ShownRejection | null;
  readonly isBusy: boolean;
  readonly onTake: (step: Step) => void;
}

export function GrayControls({ progress, raise, full, isBusy, onTake }: GrayControlsProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const limits = { presets: progress.presets, presetsOnly: progress.presetsOnly, above: progress.percentage };
  const choice = chosenPercentage(text, limits);
  const isTakeover = canTakeOver(raise);
  return (
    <Flex vertical gap={16}>
      <PercentageSelector limits={limits} text={text} isDisabled={isBusy || isBlocked(raise)} onChange={setText} />
      <Flex gap={12} align="center" wrap>
        <Button
          type="primary"
          danger={isTakeover}
          loading={isBusy}
          disabled={choice.outcome === 'invalid' || isBlocked(raise)}
          onClick={() => {
            if (choice.outcome === 'valid') onTake({ type: 'setPercentage', percentage: choice.percentage });
          }}
        >
          {isTakeover ? t('chooser.supersede') : t('chooser.nextStep')}
        </Button>
        <Button
          disabled={isBusy || isBlocked(full)}
          onClick={() => {
            onTake({ type: 'fullRelease' });
          }}
        >
          {t('chooser.skipGray')}
        </Button>
      </Flex>
      {choice.outcome === 'valid' && choice.percentage === 100 ? (
        <Typography.Text>{t('chooser.toEverybody')}</Typography.Text>
      ) : null}
      {raise === null ? null : <RefusedHint rejection={raise} />}
    </Flex>
  );
}
