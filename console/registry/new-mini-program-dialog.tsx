/** Creates a mini program. Its creator is its first admin. */
import { Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { givenId, required } from '../shared/rules.js';

interface NewMiniProgramDialogProps {
  readonly workspaceId: string;
  readonly onClose: () => void;
}

export function NewMiniProgramDialog({ workspaceId, onClose }: NewMiniProgramDialogProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const write = useWrite('post', '/v1/workspaces/{workspace}/mini-programs', ['mini-programs', 'me', 'first-run']);
  return (
    <FormDialog<{ readonly id: string; readonly name: string }>
      title={t('miniPrograms.newTitle')}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSubmit={(body) => {
        const params = { path: { workspace: workspaceId } };
        write.mutate({ params, body }, { onSuccess: ({ id }) => void navigate(`/mini-programs/${id}`) });
      }}
    >
      <Form.Item name="name" label={t('field.name')} extra={t('miniPrograms.nameHint')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="id" label={t('field.id')} extra={t('form.idHint')} rules={[required(t), givenId(t)]}>
        <Input maxLength={63} />
      </Form.Item>
    </FormDialog>
  );
}
