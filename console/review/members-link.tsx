/** To the members of the workspace of a target app, for its members. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTargetApp } from '../api/releases.js';

export function MembersLink({ targetApp }: { readonly targetApp: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useTargetApp(targetApp);
  if (data?.workspace === undefined) return null;
  return <Link to={`/workspaces/${data.workspace}/members`}>{t('nav.members')}</Link>;
}
