/** Creates, changes or copies a plan template, with the expected times of its steps. */
import { Alert, Flex, Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolloutBounds } from '../../domain/registry/rollout-policy.js';
import { isoDuration } from '../../domain/values/duration.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { PlanTemplate } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { focusFirstInvalid } from '../shared/focus-in-dialog.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { deadlineBody, deadlineDraftOf, deadlineFaultOf, deadlineMsOf } from './deadline-draft.js';
import { DeadlineField } from './deadline-field.js';
import './plan.css';
import { draftsOf, faultsOf, firstDrafts, givenSteps, isFault, stepsOfDrafts } from './plan-draft.js';
import { stepOfTemplate, templatesTouched } from './template-steps.js';
import { PlanPreview } from './plan-preview.js';
import { StepFields } from './step-fields.js';

interface TemplateDialogProps {
  readonly workspace: string;
  /** Its steps are shown first. Null: steps to begin with. */
  readonly template: PlanTemplate | null;
  /** False: it is copied. */
  readonly isChange: boolean;
  readonly onClose: () => void;
}

/** Presets and the shortest bake are of target apps. A template is for several. */
const minBake = isoDuration(rolloutBounds.minBake.leastMs);
const noLimits = { presets: [], presetsOnly: false, percentage: 0, rollout: { minBake } };

export function TemplateDialog({ workspace, template, isChange, onClose }: TemplateDialogProps): ReactElement {
  const { t } = useTranslation();
  const creation = useWrite('post', '/v1/workspaces/{workspace}/plan-templates', templatesTouched);
  const change = useWrite('put', '/v1/workspaces/{workspace}/plan-templates/{template}', templatesTouched);
  const [drafts, setDrafts] = useState(() =>
    template === null ? firstDrafts : draftsOf(template.steps.map(stepOfTemplate)),
  );
  const [deadline, setDeadline] = useState(() => deadlineDraftOf(template?.deadline?.after ?? null));
  const [isTried, setIsTried] = useState(false);
  const faults = faultsOf(drafts, noLimits);
  const isFaulty = faults.some(isFault);
  const after = deadlineBody(deadlineMsOf(deadline));
  const save = ({ name }: { readonly name: string }) => {
    setIsTried(true);
    if (isFaulty || deadlineFaultOf(deadline) !== null) {
      focusFirstInvalid();
      return;
    }
    const given = givenSteps(stepsOfDrafts(drafts));
    const body = { name, ...given, ...(after === null ? {} : { deadline: after }) };
    const done = { onSuccess: onClose };
    if (template === null || !isChange) creation.mutate({ params: { path: { workspace } }, body }, done);
    else {
      const header = { 'if-match': `"${String(template.version)}"` };
      change.mutate({ params: { path: { workspace, template: template.id }, header }, body }, done);
    }
  };
  return (
    <FormDialog<{ name: string }>
      title={isChange ? t('templates.changeTitle', { name: template?.name ?? '' }) : t('templates.newTitle')}
      submitLabel={t(isChange ? 'action.save' : 'action.create')}
      isPending={creation.isPending || change.isPending}
      error={creation.error ?? change.error}
      initialValues={{ name: isChange ? template?.name : '' }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} autoComplete="off" />
      </Form.Item>
      <Flex vertical gap={16}>
        <StepFields
          presets={[]}
          minBake={minBake}
          drafts={drafts}
          faults={isTried ? faults : null}
          onChange={setDrafts}
        />
        <DeadlineField {...{ deadline, isTried }} onChange={setDeadline} />
        {isFaulty ? null : <Foreseen drafts={drafts} />}
      </Flex>
    </FormDialog>
  );
}

function Foreseen({ drafts }: { readonly drafts: Parameters<typeof stepsOfDrafts>[0] }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const steps = stepsOfDrafts(drafts);
  const last = percentOf(steps.at(-1)?.bp ?? 0);
  return (
    <>
      {last === 100 ? null : (
        <Alert type="info" showIcon title={t('planStart.endsBelow', { percentage: percent(last) })} />
      )}
      <PlanPreview steps={steps} />
    </>
  );
}
