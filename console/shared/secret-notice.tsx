/** A new secret in a dialog, with a button that copies it. */
import { Alert, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.js';

interface SecretNoticeProps {
  readonly title: string;
  readonly detail: string;
  readonly secret: string;
}

export function SecretNotice({ title, detail, secret }: SecretNoticeProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8} align="flex-start">
      <Alert type="warning" showIcon title={title} description={detail} />
      <Typography.Text code className="long-name" data-testid="new-secret">
        {secret}
      </Typography.Text>
      <CopyButton text={secret} label={t('action.copy')} />
    </Flex>
  );
}
