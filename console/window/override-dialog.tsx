/** Raises a release although change windows are closed, with a reason. For those who may override them. */
import { Form } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import type { Step } from '../release/command-dialog.js';
import { FormDialog } from '../shared/form-dialog.js';
import { reasonLimit, required } from '../shared/rules.js';
import { frozenWindows } from './frozen-windows.js';

interface OverrideDialogProps {
  readonly progress: Progress;
  readonly step: Step;
  readonly onSend: (command: ReleaseCommandBody) => void;
  readonly onClose: () => void;
}

export function OverrideDialog({ progress, step, onSend, onClose }: OverrideDialogProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const percentage = percent(step.type === 'fullRelease' ? 100 : step.percentage);
  const windows = frozenWindows(progress).map(({ name, reason }) => `${name} (${reason})`);
  return (
    <FormDialog<{ readonly reason: string }>
      title={t('frozen.overrideTitle', { version: progress.version, percentage })}
      submitLabel={t('frozen.override')}
      isPending={false}
      error={null}
      isDangerous
      onSubmit={({ reason }) => {
        onClose();
        onSend({ ...step, override: { reason: reason.trim() } });
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
