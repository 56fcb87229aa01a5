/** Starts a plan: a template or own steps, now or at a time, with the expected time of each step. */
import { Alert, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tooShortBake } from '../../domain/plan/min-bake.js';
import type { LocalTime, PlanStep } from '../../domain/plan/plan.js';
import { percentOf } from '../../domain/values/percentage.js';
import { namesOf } from '../api/releases.js';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { focusFirstInvalid } from '../shared/focus-in-dialog.js';
import { type DeadlineDraft, deadlineBody, deadlineDraftOf, deadlineFaultOf, deadlineMsOf } from './deadline-draft.js';
import { DeadlineField } from './deadline-field.js';
import './plan.css';
import { faultsOf, firstDrafts, isFault, refusedShares, startPlanBody, stepsOfDrafts } from './plan-draft.js';
import { templateDetail } from './plan-words.js';
import { SimulatedPreview } from './simulated-preview.js';
import { durationWords, msOf } from '../shared/duration-words.js';
import { isLate, StartTime } from './start-time.js';
import { StepFields } from './step-fields.js';
import { type TemplateChoice, type TemplateChoices, useTemplateChoices } from './template-choices.js';

export interface StartPlanDialogProps {
  readonly progress: Progress;
  readonly onSend: (command: ReleaseCommandBody) => void;
  readonly onClose: () => void;
}

export function StartPlanDialog({ progress, onSend, onClose }: StartPlanDialogProps): ReactElement {
  const { t } = useTranslation();
  const { release, target } = namesOf(progress);
  const [which, setWhich] = useState('standard');
  const { choices, hasFailed } = useTemplateChoices(progress);
  const [drafts, setDrafts] = useState(firstDrafts);
  const [start, setStart] = useState<LocalTime | null>(null);
  const [isTried, setIsTried] = useState(false);
  const faults = faultsOf(drafts, progress);
  const isFaulty = which === 'own' && faults.some(isFault);
  const template = templateOf(which, choices);
  const steps = template?.steps ?? stepsOfDrafts(drafts);
  const [deadline, setDeadline] = useDeadline(template);
  const problem = isFaulty ? null : planProblem(steps, progress);
  const command = isFaulty || problem !== null ? null : commandOf(template ?? steps, start, deadline);
  const submit = () => {
    setIsTried(true);
    if (command === null) {
      focusFirstInvalid();
      return;
    }
    onClose();
    onSend(command);
  };
  return (
    <FormDialog
      title={t('planStart.title', { release, target })}
      submitLabel={t('planStart.submit')}
      isPending={false}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex vertical gap={16}>
        {progress.target.baseline === null ? <Alert type="warning" showIcon title={t('progress.noBaseline')} /> : null}
        <WhichSteps {...{ template, choices, hasFailed }} onChoose={setWhich} />
        {which === 'own' ? (
          <StepFields
            presets={progress.presets}
            minBake={progress.rollout.minBake}
            {...{ drafts }}
            faults={isTried ? faults : null}
            onChange={setDrafts}
          />
        ) : null}
        <StartTime {...{ start, isTried }} onChange={setStart} />
        <DeadlineField {...{ deadline, isTried }} onChange={setDeadline} />
        <ProblemOf problem={problem} progress={progress} />
        {isFaulty ? null : <EndsBelow steps={steps} />}
        <SimulatedPreview releaseId={progress.id} command={command} />
      </Flex>
    </FormDialog>
  );
}

/** That of the template, until the user types another one. */
function useDeadline(template: TemplateChoice | null) {
  const [typed, setTyped] = useState<DeadlineDraft | null>(null);
  return [typed ?? deadlineDraftOf(template?.deadlineAfter ?? null), setTyped] as const;
}

/** Null: a time is faulty. */
function commandOf(
  chosen: TemplateChoice | readonly PlanStep[],
  start: LocalTime | null,
  deadline: DeadlineDraft,
): ReleaseCommandBody | null {
  if (deadlineFaultOf(deadline) !== null || (start !== null && isLate(start))) return null;
  return startPlanBody(chosen, start, deadlineBody(deadlineMsOf(deadline)));
}

/** Null: own steps. A template that was deleted meanwhile is no choice any more. */
function templateOf(which: string, choices: TemplateChoices['choices']): TemplateChoice | null {
  return which === 'own' ? null : (choices.find(({ id }) => id === which) ?? choices[0]);
}

type PlanProblem = 'noneAbove' | 'presetsOfTemplate' | 'bakesOfTemplate';

/** What is wrong with the steps as a whole. */
function planProblem(steps: readonly PlanStep[], progress: Progress): PlanProblem | null {
  if (steps.every(({ bp }) => percentOf(bp) <= progress.percentage)) return 'noneAbove';
  if (refusedShares(steps, progress).length > 0) return 'presetsOfTemplate';
  return tooShortBake(steps, msOf(progress.rollout.minBake)) === undefined ? null : 'bakesOfTemplate';
}

interface ProblemOfProps {
  readonly problem: PlanProblem | null;
  readonly progress: Progress;
}

function ProblemOf({ problem, progress }: ProblemOfProps): ReactElement | null {
  const { t } = useTranslation();
  const { percent, language } = useFormats();
  if (problem === null) return null;
  const words = {
    percentage: percent(progress.percentage),
    presets: progress.presets.map(percent).join(' · '),
    least: durationWords(msOf(progress.rollout.minBake), language),
  };
  return <Alert type="error" showIcon title={t(`planStart.problem.${problem}`, words)} />;
}

interface WhichStepsProps extends TemplateChoices {
  /** Null: own steps. */
  readonly template: TemplateChoice | null;
  readonly onChoose: (which: string) => void;
}

function WhichSteps({ template, choices, hasFailed, onChoose }: WhichStepsProps): ReactElement {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <fieldset className="fields">
      <legend>{t('planStart.which')}</legend>
      <HintedRadios
        value={template?.id ?? 'own'}
        onChange={({ target }) => {
          onChoose(String(target.value));
        }}
        choices={[
          ...choices.map((one) => ({ value: one.id, label: one.label, hint: templateDetail(one, t, formats) })),
          { value: 'own', label: t('plan.own'), hint: t('planStart.ownDetail') },
        ]}
      />
      {hasFailed ? <Alert type="warning" showIcon title={t('templates.notLoaded')} /> : null}
    </fieldset>
  );
}

function EndsBelow({ steps }: { readonly steps: readonly PlanStep[] }): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const last = percentOf(steps.at(-1)?.bp ?? 0);
  if (last === 100) return null;
  return <Alert type="info" showIcon title={t('planStart.endsBelow', { percentage: percent(last) })} />;
}
