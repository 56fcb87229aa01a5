/** Creates or changes a target app: name, environments, pilot testing and policy. */
import { Checkbox, Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Environment, environments } from '../../domain/registry/target-app.js';
import { defaultPolicy } from '../../domain/registry/target-app-policy.js';
import { errorOfLast } from '../api/api-problem.js';
import type { TargetApp } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { atLeastOne, givenId, required } from '../shared/rules.js';
import { PolicyFields } from './policy-fields.js';
import { type PolicyForm, policyFormOf, policyOfForm } from './policy-form.js';
import { RolloutFields } from './rollout-fields.js';

interface TargetAppFields extends PolicyForm {
  /** Asked for a new app only. */
  readonly id?: string;
  readonly name: string;
  readonly environments: Environment[];
  readonly pilotSupport: boolean;
}

interface TargetAppDialogProps {
  readonly workspace: string;
  /** Null creates a new one. */
  readonly app: TargetApp | null;
  readonly onClose: () => void;
}

const touched = ['target-apps', 'first-run', 'trail'];

export function TargetAppDialog({ workspace, app, onClose }: TargetAppDialogProps): ReactElement {
  const { t } = useTranslation();
  const { save, isPending, error } = useSave(workspace, app, onClose);
  return (
    <FormDialog<TargetAppFields>
      title={app === null ? t('targetApps.newTitle') : t('targetApps.editTitle', { name: app.name })}
      submitLabel={app === null ? t('action.create') : t('action.save')}
      isPending={isPending}
      error={error}
      initialValues={{
        name: app?.name,
        environments: app?.environments ?? environments,
        pilotSupport: app?.pilotSupport ?? false,
        ...policyFormOf(app?.policy ?? defaultPolicy),
      }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      {app === null ? (
        <Form.Item name="id" label={t('field.id')} extra={t('form.idHint')} rules={[required(t), givenId(t)]}>
          <Input maxLength={63} />
        </Form.Item>
      ) : null}
      <Form.Item name="environments" label={t('targetApps.environments')} rules={[atLeastOne(t)]}>
        <Checkbox.Group options={environments.map((value) => ({ value, label: t(`environment.${value}`) }))} />
      </Form.Item>
      <Form.Item name="pilotSupport" valuePropName="checked" extra={t('targetApps.pilotSupportHint')}>
        <Checkbox>{t('targetApps.pilotSupport')}</Checkbox>
      </Form.Item>
      <PolicyFields />
      <RolloutFields />
    </FormDialog>
  );
}

function useSave(workspace: string, app: TargetApp | null, onSuccess: () => void) {
  const create = useWrite('post', '/v1/target-apps', touched);
  const change = useWrite('patch', '/v1/target-apps/{targetApp}', touched);
  return {
    isPending: create.isPending || change.isPending,
    error: errorOfLast(create, change),
    save: ({ id = '', name, environments: chosen, pilotSupport, ...policy }: TargetAppFields) => {
      const body = { name, environments: chosen, pilotSupport, policy: policyOfForm(policy) };
      if (app === null) create.mutate({ body: { ...body, id, workspace } }, { onSuccess });
      else change.mutate({ params: { path: { targetApp: app.id } }, body }, { onSuccess });
    },
  };
}
