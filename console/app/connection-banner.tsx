/** Says that the API does not answer, above whatever was there before; goes away by itself. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiUnreachable } from '../api/api-problem.js';

export function ConnectionBanner({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Renders again whenever a request begins or ends, which is when the answer below can change.
  useIsFetching();
  const isLost =
    error instanceof ApiUnreachable ||
    client
      .getQueryCache()
      .getAll()
      .some((query) => query.isActive() && query.state.error instanceof ApiUnreachable);
  if (!isLost) return null;
  return (
    <div role="alert" className="banner">
      <strong>{t('failure.unreachable')}</strong> {t('failure.unreachableDetail')}
    </div>
  );
}
