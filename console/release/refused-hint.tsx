/** Why an action is not possible now and its remedy, with a link to the release that holds the target. */
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { holderIn, type ShownRejection, rejectionWords } from './rejection-words.js';

export function RefusedHint({ rejection }: { readonly rejection: ShownRejection }): ReactElement {
  const { t } = useTranslation();
  const { why, remedy } = rejectionWords(rejection, t);
  const holder = holderIn(rejection.facts);
  return (
    <Typography.Text type="secondary">
      {why} {remedy}
      {holder === null ? null : (
        <>
          {' '}
          <Link to={`/releases/${holder.releaseId}`}>{t('progress.openHolder')}</Link>
        </>
      )}
    </Typography.Text>
  );
}
