/** Shows the secret of a new token once. */
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedToken } from '../api/types.js';
import { CopyButton } from '../shared/copy-button.js';

interface SecretDialogProps {
  readonly token: CreatedToken;
  readonly onClose: () => void;
}

export function SecretDialog({ token, onClose }: SecretDialogProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('tokens.secretTitle')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('action.close')}
        </Button>
      }
    >
      <Flex vertical gap={12} align="flex-start">
        <Alert type="warning" showIcon title={t('tokens.secretDetail', { user: token.user })} />
        <Typography.Text code className="long-name" data-testid="secret">
          {token.secret}
        </Typography.Text>
        <CopyButton text={token.secret} label={t('action.copy')} />
      </Flex>
    </Modal>
  );
}
