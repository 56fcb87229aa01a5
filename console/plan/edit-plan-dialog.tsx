/** Edits the steps to come of a live plan. Says what changes before it is sent, and keeps what was typed if refused. */
import { Alert, Button, Flex, Form } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { type ComponentProps, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalTime } from '../../domain/plan/plan.js';
import { givenStepView } from '../../domain/plan/plan-view.js';
import { namesOf } from '../api/releases.js';
import type { Plan, Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { rejectionWords } from '../release/rejection-words.js';
import { type ShownCommand, useCommand } from '../release/use-command-sender.js';
import { focusFirstInvalid, focusInDialog } from '../shared/focus-in-dialog.js';
import { FormDialog } from '../shared/form-dialog.js';
import { reasonLimit, required } from '../shared/rules.js';
import { type DeadlineDraft, deadlineDraftOf, deadlineFaultOf, deadlineMsOf } from './deadline-draft.js';
import { DeadlineField } from './deadline-field.js';
import {
  baseOf,
  draftsOnto,
  type EditBase,
  editedDifference,
  editFaults,
  editPlanBody,
  isNoChange,
  isOtherBase,
  withMovedStart,
} from './edit-draft.js';
import { draftsOf, isFault, type StepDraft } from './plan-draft.js';
import { PlanEditWords, stepInFull } from './plan-edit-words.js';
import { SimulatedPreview } from './simulated-preview.js';
import { isLate, SameStart, StartTime } from './start-time.js';
import { StepFields } from './step-fields.js';

interface EditPlanDialogProps {
  readonly progress: Progress;
  readonly plan: Plan;
  readonly onClose: () => void;
}

export function EditPlanDialog({ progress, plan, onClose }: EditPlanDialogProps): ReactElement {
  const { t } = useTranslation();
  const { release, target } = namesOf(progress);
  const { percent } = useFormats();
  const { percentage, presets } = progress;
  const now = baseOf(plan, progress);
  const [base, setBase] = useState(now);
  const [drafts, setDrafts] = useState<readonly StepDraft[]>(() => draftsOf(base.steps));
  const [deadline, setDeadline] = useState(() => deadlineDraftOf(base.deadline));
  const [start, setStart] = useMovedStart(base);
  const [isTried, setIsTried] = useState(false);
  // Bound by the number of the edit, and not by the revision of the release.
  const sender = useCommand({ id: progress.id }, onClose);
  const [sent] = sender.commands;
  const fixed = useFixedWords(base, plan);
  const faults = editFaults(drafts, progress, base);
  const isFaulty = faults.some(isFault) || drafts.length === base.passed || areTimesFaulty(deadline, start);
  const deadlineMs = deadlineMsOf(deadline);
  const difference = isFaulty ? null : editedDifference(base, drafts, deadlineMs);
  const bodyWith = (reason: string) => withMovedStart(editPlanBody(base, drafts, deadlineMs, reason), start);
  const submit = ({ reason }: { readonly reason: string }) => {
    setIsTried(true);
    if (isNothing(difference, start)) {
      focusFirstInvalid();
      return;
    }
    const body = bodyWith(reason.trim());
    // It may have arrived: then the same key gives its outcome.
    if (sent?.kind === 'failed' && JSON.stringify(sent.intent.command) === JSON.stringify(body)) {
      sender.sendAgain(sent.intent);
      return;
    }
    if (sent !== undefined) sender.dismiss(sent.intent);
    sender.send(body);
  };
  const onto = (typed: readonly StepDraft[]) => {
    if (sent !== undefined) sender.dismiss(sent.intent);
    setBase(now);
    setDrafts(draftsOnto(now, typed));
    focusInDialog('textarea');
  };
  return (
    <FormDialog<{ reason: string }>
      title={t('planEdit.title', { release, target })}
      submitLabel={t('planEdit.submit')}
      isPending={sender.isBusy}
      error={sent?.kind === 'failed' ? sent.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('planEdit.about')}</p>
      <Flex vertical gap={16}>
        <StepFields
          presets={presets}
          minBake={progress.rollout.minBake}
          {...{ fixed, drafts }}
          above={percentage}
          faults={isTried ? faults : null}
          onChange={setDrafts}
        />
        {drafts.length === base.passed ? (
          <Alert type="error" showIcon title={t('planStart.problem.noneAbove', { percentage: percent(percentage) })} />
        ) : null}
        <DeadlineField {...{ deadline, isTried }} onChange={setDeadline} />
        <MovedStart {...{ base, isTried }} start={start} onChange={setStart} />
        <Difference {...{ difference, start }} />
        <SimulatedPreview releaseId={progress.id} command={difference === null ? null : bodyWith('')} />
      </Flex>
      <Form.Item name="reason" label={t('form.reason')} extra={t('form.reasonHint')} rules={[required(t)]}>
        <TextArea maxLength={reasonLimit} rows={2} />
      </Form.Item>
      <Refusal sent={sent} />
      {isOtherBase(base, now) ? (
        <Outdated
          onKeep={() => {
            onto(drafts);
          }}
          onDrop={() => {
            setDeadline(deadlineDraftOf(now.deadline));
            onto(draftsOf(now.steps));
          }}
        />
      ) : null}
    </FormDialog>
  );
}

/** Null: as it is. Also when the plan has begun meanwhile. */
function useMovedStart({ startAt }: EditBase) {
  const [typed, setTyped] = useState<LocalTime | null>(null);
  return [startAt === null ? null : typed, setTyped] as const;
}

function isNothing(difference: ReturnType<typeof editedDifference> | null, start: LocalTime | null): boolean {
  return difference === null || (start === null && isNoChange(difference));
}

function areTimesFaulty(deadline: DeadlineDraft, start: LocalTime | null): boolean {
  return deadlineFaultOf(deadline) !== null || (start !== null && isLate(start));
}

interface MovedStartProps extends Pick<ComponentProps<typeof StartTime>, 'start' | 'isTried' | 'onChange'> {
  readonly base: EditBase;
}

/** Of a plan that has not begun. */
function MovedStart({ base: { startAt }, ...field }: MovedStartProps): ReactElement | null {
  return startAt === null ? null : <StartTime {...field} asItIs={<SameStart at={startAt} />} />;
}

/** What the steps say that were entered or passed. */
function useFixedWords({ steps, passed }: EditBase, plan: Plan): string[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return steps.slice(0, passed).map((step) => {
    const state = plan.steps.find(({ id }) => id === step.id)?.state ?? 'DONE';
    // A coming step at or below the share was passed by hand.
    const words = t(`plan.stepState.${state === 'COMING' ? 'DROPPED' : state}`);
    return `${stepInFull(givenStepView(step), formats, t)} · ${words}`;
  });
}

interface DifferenceProps {
  readonly difference: ReturnType<typeof editedDifference> | null;
  readonly start: LocalTime | null;
}

/** A start that alone is moved is shown by its field. */
function Difference({ difference, start }: DifferenceProps): ReactElement | null {
  const { t } = useTranslation();
  if (difference === null || (start !== null && isNoChange(difference))) return null;
  return (
    <section className="long-name">
      <strong>{t('plan.edit.title')}</strong>
      {isNoChange(difference) ? <p>{t('planEdit.noChange')}</p> : <PlanEditWords edit={difference} />}
    </section>
  );
}

function Refusal({ sent }: { readonly sent: ShownCommand | undefined }): ReactElement | null {
  const { t } = useTranslation();
  if (sent?.kind === 'waiting')
    return <Alert type="info" showIcon title={t('sending.waiting', { command: t('command.editPlan') })} />;
  if (sent?.kind !== 'refused') return null;
  const { why, remedy } = rejectionWords(sent.rejection, t);
  return <Alert type="error" showIcon role="alert" title={why} description={remedy} />;
}

interface OutdatedProps {
  readonly onKeep: () => void;
  readonly onDrop: () => void;
}

/** The plan is another one than the dialog has opened with. */
function Outdated({ onKeep, onDrop }: OutdatedProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t('planEdit.outdated')}
      description={
        <Flex gap={8} wrap>
          <Button onClick={onKeep}>{t('planEdit.keep')}</Button>
          <Button onClick={onDrop}>{t('planEdit.drop')}</Button>
        </Flex>
      }
    />
  );
}
