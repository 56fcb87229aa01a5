/** Shows a new secret once. The first button copies it. */
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.js';
import { useFocusReturn } from './use-focus-return.js';

interface SecretDialogProps {
  readonly title: string;
  readonly detail: string;
  readonly secret: string;
  readonly copyLabel?: string;
  readonly onClose: () => void;
}

export function SecretDialog({ title, detail, secret, copyLabel, onClose }: SecretDialogProps): ReactElement {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="flex-end">
          <Button onClick={onClose}>{t('action.close')}</Button>
          <CopyButton type="primary" text={secret} label={copyLabel ?? t('action.copy')} />
        </Flex>
      }
    >
      <Flex vertical gap={12} align="flex-start">
        <Alert type="warning" showIcon title={detail} />
        <Typography.Text code className="long-name" data-testid="secret">
          {secret}
        </Typography.Text>
      </Flex>
    </Modal>
  );
}
