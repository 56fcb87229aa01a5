/** Raises a release although change windows are closed, with a reason. For those who may override them. */
import { Form } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { FormDialog } from '../shared/form-dialog.js';
import { reasonLimit, required } from '../shared/rules.js';
import { frozenWindows } from './frozen-windows.js';

interface OverrideDialogProps {
  readonly progress: Progress;
  /** The share that is wanted, in percent. */
  readonly share: number;
  readonly onOverride: (reason: string) => void;
  readonly onClose: () => void;
}

export function OverrideDialog({ progress, share, onOverride, onClose }: OverrideDialogProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const windows = frozenWindows(progress).map(({ name, reason }) => `${name} (${reason})`);
  return (
    <FormDialog<{ readonly reason: string }>
      title={t('frozen.overrideTitle', { version: progress.version, percentage: percent(share) })}
      submitLabel={t('frozen.override')}
      isPending={false}
      error={null}
      isDangerous
      onSubmit={({ reason }) => {
        onClose();
        onOverride(reason.trim());
      }}
      onClose={onClose}
    >
      <p className="long-name">{t('frozen.overrideDetail', { windows: windows.join(', ') })}</p>
      <p>{t('frozen.overrideNote')}</p>
      <Form.Item name="reason" label={t('form.reason')} rules={[required(t)]}>
        <TextArea autoFocus maxLength={reasonLimit} rows={2} />
      </Form.Item>
    </FormDialog>
  );
}
