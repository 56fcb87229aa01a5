/** To the members of the workspace of a target app, for its members. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';

export function MembersLink({ targetApp }: { readonly targetApp: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['target-apps', 'one', targetApp],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/target-apps/{targetApp}', { params: { path: { targetApp } }, signal })),
  });
  if (data?.workspace === undefined) return null;
  return <Link to={`/workspaces/${data.workspace}/members`}>{t('nav.members')}</Link>;
}
