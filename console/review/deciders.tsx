/** Who may still decide a request. */
import { Alert, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../api/types.js';
import { MembersLink } from './members-link.js';

type DecidersProps = NonNullable<Review['deciders']> & { readonly targetApp: string };

export function Deciders({ users, more, targetApp }: DecidersProps): ReactElement {
  const { t } = useTranslation();
  if (users.length === 0)
    return (
      <Alert type="warning" showIcon title={t('reviews.noDeciders')} action={<MembersLink targetApp={targetApp} />} />
    );
  return (
    <Typography.Text className="long-name">
      {t(more ? 'reviews.decidersAndMore' : 'reviews.deciders', { users: users.join(', ') })}
    </Typography.Text>
  );
}
