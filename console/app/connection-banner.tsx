/** Banner above the page while the API is unreachable. Disappears when the API answers again. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer } from '../../client/exchange.js';

export function ConnectionBanner({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Renders again when a request begins or ends: only then the connection state can change.
  useIsFetching();
  const isLost =
    error instanceof NoAnswer ||
    client
      .getQueryCache()
      .getAll()
      .some((query) => query.isActive() && query.state.error instanceof NoAnswer);
  if (!isLost) return null;
  return (
    <div role="alert" className="banner">
      <strong>{t('failure.unreachable')}</strong> {t('failure.unreachableDetail')}
    </div>
  );
}
