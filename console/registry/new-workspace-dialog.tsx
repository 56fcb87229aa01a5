/** Creates a workspace. Its creator is its first admin. */
import { Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWrite } from '../api/use-write.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';

interface WorkspaceFields {
  readonly name: string;
  readonly kind: 'tenant' | 'developer';
}

const kinds = ['tenant', 'developer'] as const;

export function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useWrite('post', '/v1/workspaces', ['me']);
  const create = (body: WorkspaceFields) => {
    write.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate(`/workspaces/${id}/mini-programs`);
        },
      },
    );
  };
  return (
    <FormDialog<WorkspaceFields>
      title={t('workspaces.newTitle')}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ kind: 'tenant' }}
      onSubmit={create}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('field.kind')}>
        <HintedRadios
          choices={kinds.map((value) => ({
            value,
            label: t(`workspaces.kind.${value}`),
            hint: t(`workspaces.kindHint.${value}`),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
