/** Shows whether the page is live. */
import { Badge } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '../live/live-state.js';

const badges = { live: 'success', polled: 'default', connecting: 'default', lost: 'warning' } as const satisfies Record<
  LiveState,
  string
>;

export function LiveIndicator({ state }: { readonly state: LiveState }): ReactElement {
  const { t } = useTranslation();
  return (
    <span role="status" data-live={state}>
      <Badge status={badges[state]} text={t(`live.${state}`)} />
    </span>
  );
}
