/** Replaces content that could not be loaded: missing, forbidden, broken, or API unreachable. */
import { ApiOutlined, CompassOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer } from '../../client/exchange.js';
import { hasStatus } from '../api/api-problem.js';
import { NoticeFace } from './notice-face.js';
import { problemWords } from './problem-words.js';

interface FailureFaceProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
}

export function FailureFace({ error, onRetry }: FailureFaceProps): ReactElement {
  const { t } = useTranslation();
  const { title, detail } = problemWords(error, t);
  return (
    <NoticeFace
      isWholePage
      icon={iconOf(error)}
      title={title}
      detail={detail}
      action={
        <Button type="primary" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      }
    />
  );
}

function iconOf(error: Error | null): ReactElement {
  if (error instanceof NoAnswer) return <ApiOutlined />;
  if (hasStatus(error, 404)) return <CompassOutlined />;
  if (hasStatus(error, 403)) return <LockOutlined />;
  return <WarningOutlined />;
}
