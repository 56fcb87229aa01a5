/** The controls of a rollout: the release type, the next percentage, the full release. */
import { Button, Flex, Radio, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { StartPlanButton, StartPlanDialog } from '../plan/start-plan.js';
import { OverrideDialog } from '../window/override.js';
import type { ActionGroups, ShownAction } from './action-groups.js';
import { canTakeOver, isBlocked } from './can-take-over.js';
import { type Step, StepDialog } from './command-dialog.js';
import { chosenPercentage } from './percentage-choice.js';
import { PercentageSelector } from './percentage-selector.js';
import { RefusedHint } from './refused-hint.js';

interface RolloutControlsProps {
  readonly progress: Progress;
  readonly rollout: NonNullable<ActionGroups['rollout']>;
  readonly isBusy: boolean;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

/**
 * Rollout controls: the type while in preparation, then the percentage and Next Step. When another release holds the
 * target, the same step can supersede it, after a confirmation with a reason.
 */
export function RolloutControls({ progress, rollout, isBusy, onSend }: RolloutControlsProps): ReactElement {
  const [openStep, setOpenStep] = useState<Step | 'plan' | null>(null);
  const raise = rollout.setPercentage.rejection;

  const take = (step: Step) => {
    // Not a full release, and nothing is in the way: no confirmation needed.
    if (step.type === 'setPercentage' && step.percentage < 100 && raise === null) onSend(step);
    else setOpenStep(step);
  };
  return (
    <>
      {progress.status === 'RELEASE_PREPARATION' ? (
        <TypeChooser
          isBusy={isBusy}
          actions={{ GRAYSCALE: rollout.chooseType, PLAN: rollout.startPlan, FULL: rollout.fullRelease }}
          onChoose={(type) => {
            if (type === 'FULL') take({ type: 'fullRelease' });
            else if (type === 'PLAN') setOpenStep('plan');
            else onSend({ type: 'chooseType', releaseType: 'GRAYSCALE' });
          }}
        />
      ) : (
        <GrayControls {...{ progress, rollout, isBusy, onSend }} onTake={take} />
      )}
      {openStep === null ? null : (
        <OpenDialog
          {...{ progress, rollout, openStep, onSend }}
          onClose={() => {
            setOpenStep(null);
          }}
        />
      )}
    </>
  );
}

interface OpenDialogProps extends Pick<RolloutControlsProps, 'progress' | 'rollout' | 'onSend'> {
  readonly openStep: Step | 'plan';
  readonly onClose: () => void;
}

/** A plan to compose, or a step to confirm: with a reason where it overrides change windows or another release. */
function OpenDialog({ openStep, rollout: { fullRelease, setPercentage }, ...rest }: OpenDialogProps): ReactElement {
  if (openStep === 'plan') return <StartPlanDialog {...rest} />;
  const action = openStep.type === 'fullRelease' ? fullRelease : setPercentage;
  if (action.overridable === true)
    return (
      <OverrideDialog
        {...rest}
        share={openStep.type === 'fullRelease' ? 100 : openStep.percentage}
        onOverride={(reason) => {
          rest.onSend({ ...openStep, override: { reason } });
        }}
      />
    );
  const takeover = [fullRelease.rejection, setPercentage.rejection].find(canTakeOver) ?? null;
  return <StepDialog {...rest} step={openStep} takeover={takeover} />;
}

type ReleaseTypeChoice = 'GRAYSCALE' | 'PLAN' | 'FULL';

interface TypeChooserProps {
  readonly isBusy: boolean;
  /** Without one, a plan cannot be chosen. */
  readonly actions: Record<ReleaseTypeChoice, ShownAction | null>;
  readonly onChoose: (type: ReleaseTypeChoice) => void;
}

/** Chooses the release type: a small share of users first, or all users at once. */
function TypeChooser({ isBusy, actions, onChoose }: TypeChooserProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReleaseTypeChoice>('GRAYSCALE');
  const action = actions[chosen];
  const rejection = action?.rejection ?? null;
  const choices = [
    { type: 'GRAYSCALE', label: t('chooser.grayscale'), detail: t('chooser.grayscaleDetail') },
    ...(actions.PLAN === null
      ? []
      : [{ type: 'PLAN' as const, label: t('chooser.byPlan'), detail: t('chooser.byPlanDetail') }]),
    { type: 'FULL', label: t('chooser.full'), detail: t('chooser.fullDetail') },
  ] as const;
  return (
    <Flex vertical gap={16} align="flex-start">
      <Radio.Group
        aria-label={t('chooser.legend')}
        value={chosen}
        onChange={(event) => {
          setChosen(event.target.value as ReleaseTypeChoice);
        }}
      >
        <Flex vertical gap={12}>
          {choices.map(({ type, label, detail }) => (
            <Radio key={type} value={type}>
              <Typography.Text strong>{label}</Typography.Text>
              <br />
              <Typography.Text type="secondary">{detail}</Typography.Text>
            </Radio>
          ))}
        </Flex>
      </Radio.Group>
      <Button
        type="primary"
        loading={isBusy}
        disabled={action !== null && isBlocked(action)}
        onClick={() => {
          onChoose(chosen);
        }}
      >
        {t('action.confirm')}
      </Button>
      {rejection === null ? null : <RefusedHint rejection={rejection} />}
    </Flex>
  );
}

interface GrayControlsProps {
  readonly progress: Progress;
  readonly rollout: NonNullable<ActionGroups['rollout']>;
  readonly isBusy: boolean;
  readonly onSend: (command: ReleaseCommandBody) => void;
  readonly onTake: (step: Step) => void;
}

/** Controls during a gray release: the next percentage with Next Step, and the full release. */
function GrayControls({ progress, rollout, isBusy, onTake, onSend }: GrayControlsProps): ReactElement {
  const { t } = useTranslation();
  const raise = rollout.setPercentage.rejection;
  // A step may be possible where the full release is not.
  const refused = raise ?? rollout.fullRelease.rejection;
  const isRaiseBlocked = isBlocked(rollout.setPercentage);
  const [text, setText] = useState('');
  const limits = { presets: progress.presets, presetsOnly: progress.presetsOnly, above: progress.percentage };
  const choice = chosenPercentage(text, limits);
  const isTakeover = canTakeOver(raise);
  return (
    <Flex vertical gap={16}>
      <PercentageSelector limits={limits} text={text} isDisabled={isBusy || isRaiseBlocked} onChange={setText} />
      <Flex gap={12} align="center" wrap>
        <Button
          type="primary"
          danger={isTakeover}
          loading={isBusy}
          disabled={choice.outcome === 'invalid' || isRaiseBlocked}
          onClick={() => {
            if (choice.outcome === 'valid') onTake({ type: 'setPercentage', percentage: choice.percentage });
          }}
        >
          {isTakeover ? t('chooser.supersede') : t('chooser.nextStep')}
        </Button>
        <Button
          disabled={isBusy || isBlocked(rollout.fullRelease)}
          onClick={() => {
            onTake({ type: 'fullRelease' });
          }}
        >
          {t('chooser.skipGray')}
        </Button>
        {rollout.startPlan === null ? null : (
          <StartPlanButton {...{ progress, onSend }} isDisabled={isBusy || rollout.startPlan.rejection !== null} />
        )}
      </Flex>
      <PastPlan progress={progress} />
      {choice.outcome === 'valid' && choice.percentage === 100 ? (
        <Typography.Text>{t('chooser.toEverybody')}</Typography.Text>
      ) : null}
      {refused === null ? null : <RefusedHint rejection={refused} />}
    </Flex>
  );
}

/** What a raise by hand does to a live plan. */
function PastPlan({ progress: { plan } }: Pick<GrayControlsProps, 'progress'>): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const next = plan?.ended === undefined ? plan?.steps[plan.currentStep + 1] : undefined;
  if (next === undefined) return null;
  return (
    <Typography.Text type="secondary">
      {t('chooser.pastPlan', { percentage: percent(next.percentage) })}
    </Typography.Text>
  );
}
