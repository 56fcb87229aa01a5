/**
 * The way to users: in preparation the type, then the percentage and Next Step. When another release holds the target,
 * the same step can be taken by superseding it, which is confirmed with a reason.
 */
import { Button, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/progress-shapes.js';
import { useFormats } from '../i18n/use-language.js';
import type { ActionGroups } from './action-groups.js';
import { chosenPercentage } from './percentage-choice.js';
import { PercentageSelector } from './percentage-selector.js';
import { RefusedHint } from './refused-hint.js';
import { type Step, StepDialog } from './step-dialog.js';
import { TypeChooser } from './type-chooser.js';

interface RolloutControlsProps {
  readonly progress: Progress;
  readonly rollout: NonNullable<ActionGroups['rollout']>;
  readonly isBusy: boolean;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function RolloutControls({ progress, rollout, isBusy, onSend }: RolloutControlsProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const [value, setValue] = useState<number | null>(null);
  const [asked, setAsked] = useState<Step | null>(null);
  const { setPercentage, fullRelease } = rollout;
  const above = progress.percentage;
  const limits = { presets: progress.presets, presetsOnly: progress.presetsOnly, above };
  const chosen = chosenPercentage(value, limits);
  const refusal = setPercentage.refusal ?? null;
  const isTakeover = refusal?.code === 'TARGET_BUSY';
  const isBlocked = refusal !== null && !isTakeover;

  const take = (step: Step) => {
    if (step.type === 'setPercentage' && step.percentage < 100 && !isTakeover) onSend(step);
    else setAsked(step);
  };
  const dialog =
    asked === null ? null : (
      <StepDialog
        progress={progress}
        step={asked}
        takeover={isTakeover || fullRelease.refusal?.code === 'TARGET_BUSY' ? (fullRelease.refusal ?? refusal) : null}
        onSend={onSend}
        onClose={() => {
          setAsked(null);
        }}
      />
    );

  if (progress.status === 'RELEASE_PREPARATION')
    return (
      <>
        <TypeChooser
          isBusy={isBusy}
          refusalOfFull={fullRelease.refusal}
          onChoose={(type) => {
            if (type === 'FULL') take({ type: 'fullRelease' });
            else onSend({ type: 'chooseType', releaseType: 'GRAYSCALE' });
          }}
        />
        {dialog}
      </>
    );
  return (
    <Flex vertical gap={16}>
      <PercentageSelector limits={limits} value={value} isDisabled={isBusy || isBlocked} onChange={setValue} />
      <Flex gap={12} align="center" wrap>
        <Button
          type="primary"
          danger={isTakeover}
          loading={isBusy}
          disabled={chosen === null || isBlocked}
          onClick={() => {
            if (chosen !== null) take({ type: 'setPercentage', percentage: chosen });
          }}
        >
          {isTakeover ? t('chooser.supersede') : t('chooser.nextStep')}
        </Button>
        <Button
          disabled={isBusy || (fullRelease.refusal !== null && fullRelease.refusal.code !== 'TARGET_BUSY')}
          onClick={() => {
            take({ type: 'fullRelease' });
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
      {refusal === null ? null : <RefusedHint refusal={refusal} />}
      {dialog}
    </Flex>
  );
}
