/** What replaces a page or a part that cannot be shown, and the notice of a failed write. */
import { ApiOutlined, CompassOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer } from '../../client/exchange.js';
import { hasStatus } from '../api/api-problem.js';
import { problemWords, writeProblemWords } from './problem-words.js';

interface FailureFaceProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** Replaces content that could not be loaded: missing, forbidden, broken, or API unreachable. */
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

interface NoticeFaceProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly action?: ReactNode;
  /** Whether the notice is the whole page. Its title is then the page's heading. */
  readonly isWholePage?: boolean;
}

/** A notice that replaces the content of a page or panel: one icon, one sentence, one action. */
export function NoticeFace({ icon, title, detail, action, isWholePage = false }: NoticeFaceProps): ReactElement {
  const Heading = isWholePage ? 'h1' : 'h2';
  return (
    <Flex vertical align="center" gap={12} role="status" style={{ padding: '64px 16px', textAlign: 'center' }}>
      {icon === undefined ? null : <span style={{ fontSize: 40 }}>{icon}</span>}
      <Heading className="page-title">{title}</Heading>
      {detail === undefined ? null : (
        <span className="quiet" style={{ maxWidth: 560 }}>
          {detail}
        </span>
      )}
      {action}
    </Flex>
  );
}

/** Why a write failed, shown beside the form. */
export function WriteFailure({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation();
  if (error === null) return null;
  const { title, detail } = writeProblemWords(error, t);
  return <Alert type="error" showIcon role="alert" title={title} description={detail} />;
}
