/** That change windows freeze a target or a release: until when, and whose windows they are. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortTime, useNow } from '../shared/since.js';

interface FrozenMarkProps {
  /** Undefined: until it is lifted. */
  readonly until: string | undefined;
  readonly windows: readonly { readonly name: string; readonly by: string; readonly reason: string }[];
}

/** Nothing when the freeze is over: it ends without an event that would have the page read again. */
export function FrozenMark({ until, windows }: FrozenMarkProps): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (until !== undefined && Date.parse(until) <= nowMs) return null;
  return (
    <span className="long-name">
      <Tag color="warning">
        {until === undefined ? (
          t('frozen.untilLifted')
        ) : (
          <>
            {t('frozen.until')} <ShortTime at={until} />
          </>
        )}
      </Tag>
      {windows.map(({ name, by, reason }) => t('frozen.closedBy', { name, by, reason })).join(t('frozen.and'))}
    </span>
  );
}
