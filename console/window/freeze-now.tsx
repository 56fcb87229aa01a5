/** "Freeze now": one button, a reason by a tap, and who may lift it. */
import { Form } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { ReasonChips } from '../shared/reason-chips.js';
import { browserZone } from '../shared/zones.js';
import { windowsTouched } from './window-words.js';

interface FreezeNowDialogProps {
  readonly workspace: string;
  readonly onClose: () => void;
}

export function FreezeNowDialog({ workspace, onClose }: FreezeNowDialogProps): ReactElement {
  const { t } = useTranslation();
  const creation = useWrite('post', '/v1/workspaces/{workspace}/change-windows', windowsTouched);
  const freeze = ({ reason }: { readonly reason: string }) => {
    const body = { name: t('windows.freezeName'), kind: 'DENY', zone: browserZone(), reason } as const;
    creation.mutate({ params: { path: { workspace } }, body }, { onSuccess: onClose });
  };
  return (
    <FormDialog<{ readonly reason: string }>
      title={t('windows.freezeTitle')}
      submitLabel={t('windows.freezeNow')}
      isPending={creation.isPending}
      error={creation.error}
      isDangerous
      onSubmit={freeze}
      onClose={onClose}
    >
      <p>{t('windows.freezeDetail')}</p>
      <p>{t('windows.freezeLift')}</p>
      <Form.Item
        name="reason"
        label={t('form.reason')}
        extra={t('windows.reasonHint')}
        rules={[{ required: true, whitespace: true, message: t('reasons.choose') }]}
      >
        <ReasonChips autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
