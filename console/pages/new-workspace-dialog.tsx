/** Makes a workspace; whoever makes it is its first admin. */
import { Form, Input, Radio, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Workspace } from '../api/shapes.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';

interface WorkspaceFields {
  readonly name: string;
  readonly kind: 'tenant' | 'developer';
}

const kinds = ['tenant', 'developer'] as const;

export function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useWrite<Workspace>(['me']);
  const create = (body: WorkspaceFields) => {
    write.mutate(
      { method: 'POST', path: '/v1/workspaces', body },
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
      <Form.Item
        name="name"
        label={t('field.name')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('field.kind')}>
        <Radio.Group>
          {kinds.map((kind) => (
            <div key={kind} style={{ marginBottom: 8 }}>
              <Radio value={kind}>
                {t(`workspaces.kind.${kind}`)}
                <br />
                <Typography.Text type="secondary">{t(`workspaces.kindHint.${kind}`)}</Typography.Text>
              </Radio>
            </div>
          ))}
        </Radio.Group>
      </Form.Item>
    </FormDialog>
  );
}
