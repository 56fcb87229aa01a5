/** Creates a release of one version on one target, and describes the next step first. */
import { Alert, Form, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Environment } from '../../domain/registry/target-app.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { TargetApp } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';

interface ReleaseFields {
  readonly targetApp: string;
  readonly environment: Environment;
}

interface NewReleaseDialogProps {
  readonly miniProgram: string;
  readonly version: string;
  readonly onClose: () => void;
}

export function NewReleaseDialog({ miniProgram, version, onClose }: NewReleaseDialogProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useWrite('post', '/v1/mini-programs/{miniProgram}/versions/{version}/releases', [
    'versions',
    'releases',
    'first-run',
  ]);
  const { data: apps } = useQuery({
    queryKey: ['target-apps', 'choices'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/target-apps', { params: { query: { limit: 200 } }, signal })),
  });
  const create = (body: ReleaseFields) => {
    const params = { path: { miniProgram, version } };
    write.mutate({ params, body }, { onSuccess: ({ id }) => void navigate(`/releases/${id}`) });
  };
  return (
    <FormDialog<ReleaseFields>
      title={t('newRelease.title', { version: `${miniProgram} ${version}` })}
      submitLabel={t('newRelease.create')}
      isPending={write.isPending}
      error={write.error}
      onSubmit={create}
      onClose={onClose}
    >
      {apps?.items.length === 0 ? <Alert type="info" showIcon title={t('newRelease.noApps')} /> : null}
      <TargetFields apps={apps?.items ?? []} />
    </FormDialog>
  );
}

function TargetFields({ apps }: { readonly apps: readonly TargetApp[] }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ReleaseFields>();
  const chosenApp = Form.useWatch<string | undefined>('targetApp', form);
  const environment = Form.useWatch<Environment | undefined>('environment', form);
  const app = apps.find(({ id }) => id === chosenApp);
  return (
    <>
      <Form.Item name="targetApp" label={t('field.targetApp')} rules={[required(t)]}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={apps.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          onChange={() => {
            form.resetFields(['environment']);
          }}
        />
      </Form.Item>
      <Form.Item name="environment" label={t('field.environment')} rules={[required(t)]}>
        <Select
          disabled={app === undefined}
          options={(app?.environments ?? []).map((value) => ({ value, label: t(`environment.${value}`) }))}
        />
      </Form.Item>
      {app === undefined || environment === undefined ? null : (
        <Alert
          type="info"
          showIcon
          title={t('newRelease.whatNext')}
          description={`${t(`newRelease.${nextOf(environment, app.pilotSupport)}`)} ${t('newRelease.once')}`}
        />
      )}
    </>
  );
}

function nextOf(environment: Environment, hasPilot: boolean) {
  if (environment === 'production') return hasPilot ? 'productionPilot' : 'production';
  if (environment === 'sandbox') return hasPilot ? 'sandboxPilot' : 'sandbox';
  return 'automatic';
}
