/** Why a write failed, shown beside the form. */
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from './problem-words.js';

export function WriteFailure({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation();
  if (error === null) return null;
  const { title, detail } = problemWords(error, t);
  return <Alert type="error" showIcon role="alert" title={title} description={detail} />;
}
