/** While gray: the next percentage with Next Step, and the short way to everybody. */
import { Button, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/progress-shapes.js';
import { useFormats } from '../i18n/use-language.js';
import { canTakeOver, isBlocked } from './can-take-over.js';
import { chosenPercentage } from './percentage-choice.js';
import { PercentageSelector } from './percentage-selector.js';
import { RefusedHint } from './refused-hint.js';
import type { Refusal } from './refusal-words.js';
import type { Step } from './step-dialog.js';

interface GrayControlsProps {
  readonly progress: Progress;
  /** Why the percentage cannot be raised now. */
  readonly raise: Refusal | null;
  /** Why it cannot be released fully now. */
  readonly full: Refusal | null;
  readonly isBusy: boolean;
  readonly onTake: (step: Step) => void;
}

export function GrayControls({ progress, raise, full, isBusy, onTake }: GrayControlsProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const [value, setValue] = useState<number | null>(null);
  const above = progress.percentage;
  const limits = { presets: progress.presets, presetsOnly: progress.presetsOnly, above };
  const chosen = chosenPercentage(value, limits);
  const isTakeover = canTakeOver(raise);
  return (
    <Flex vertical gap={16}>
      <PercentageSelector limits={limits} value={value} isDisabled={isBusy || isBlocked(raise)} onChange={setValue} />
      <Flex gap={12} align="center" wrap>
        <Button
          type="primary"
          danger={isTakeover}
          loading={isBusy}
          disabled={chosen === null || isBlocked(raise)}
          onClick={() => {
            if (chosen !== null) onTake({ type: 'setPercentage', percentage: chosen });
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
      {chosen === 100 ? <Typography.Text>{t('chooser.toEverybody')}</Typography.Text> : null}
      {value !== null && chosen === null ? (
        <Typography.Text type="danger" role="alert">
          {t('chooser.mustExceed', { above: percent(above) })}
        </Typography.Text>
      ) : null}
      {raise === null ? null : <RefusedHint refusal={raise} />}
    </Flex>
  );
}
