/** The page after a rendering error, with a button that reloads. Also shown when a new build has removed old files. */
import { BugOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeFace } from '../shared/failure-face.js';

export function RouteErrorPage(): ReactElement {
  const { t } = useTranslation();
  const reload = () => {
    location.reload();
  };
  return (
    <NoticeFace
      isWholePage
      icon={<BugOutlined aria-hidden />}
      title={t('failure.page')}
      detail={t('failure.pageDetail')}
      action={
        <Button type="primary" onClick={reload}>
          {t('failure.reload')}
        </Button>
      }
    />
  );
}
