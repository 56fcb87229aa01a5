/** Stops the selected releases with one reason. */
import { Form, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchStopAnswer } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { releaseName, type NamedRelease } from '../api/releases.js';
import { ReasonChips } from '../shared/reason-chips.js';

export type BatchStopType = 'pause' | 'reset';

interface StopDialogProps {
  readonly type: BatchStopType;
  readonly releases: readonly NamedRelease[];
  readonly onDone: (answer: BatchStopAnswer) => void;
  readonly onClose: () => void;
}

export function StopDialog({ type, releases, onDone, onClose }: StopDialogProps): ReactElement {
  const { t } = useTranslation();
  const write = useWrite('post', '/v1/release-commands', ['releases', 'overview', 'targets', 'reviews']);
  const count = releases.length;
  return (
    <FormDialog<{ readonly reason: string }>
      title={t(`overview.${type}Title`, { count })}
      submitLabel={t(`overview.${type}Selected`, { count })}
      isDangerous
      isPending={write.isPending}
      error={write.error}
      onSubmit={({ reason }) => {
        write.mutate({ body: { type, reason, releases: releases.map(({ id }) => id) } }, { onSuccess: onDone });
      }}
      onClose={onClose}
    >
      <Typography.Paragraph>{releases.map(releaseName).join(', ')}</Typography.Paragraph>
      <Typography.Paragraph type="secondary">{t(`overview.${type}Detail`)}</Typography.Paragraph>
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, message: t('overview.reasonNeeded') }]}
      >
        <ReasonChips autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
