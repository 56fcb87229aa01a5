/** The page for an unknown address. */
import { CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { NoticeFace } from '../shared/failure-face.js';

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <NoticeFace
      isWholePage
      icon={<CompassOutlined aria-hidden />}
      title={t('failure.notFound')}
      detail={t('failure.notFoundDetail')}
      action={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('failure.home')}
        </Button>
      }
    />
  );
}
