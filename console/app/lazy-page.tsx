/** A page that is loaded on its first visit. When it cannot be loaded or rendered, the frame around it stays. */
import { BugOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../shared/lazy-part.js';
import { NoticeFace } from '../shared/failure-face.js';
import { PageLoading } from '../shared/page-loading.js';

export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazyPart<object>(load, {
    fallback: <PageLoading />,
    failed: (retry) => <FailedPage onRetry={retry} />,
  });
}

function FailedPage({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <NoticeFace
      isWholePage
      icon={<BugOutlined aria-hidden />}
      title={t('failure.page')}
      detail={t('failure.pageDetail')}
      action={
        <Flex gap={8} wrap justify="center">
          <Button type="primary" onClick={onRetry}>
            {t('action.retry')}
          </Button>
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {t('failure.reload')}
          </Button>
        </Flex>
      }
    />
  );
}
