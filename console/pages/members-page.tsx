/** The members of a workspace. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { pathOf } from '../api/request.js';
import { PageHeader } from '../shared/page-header.js';
import { MembersTable } from './members-table.js';

const roles = ['admin', 'reviewer', 'developer', 'operator', 'inspector'] as const;

export function MembersPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  return (
    <>
      <PageHeader title={t('nav.members')} />
      <MembersTable path={pathOf`/v1/workspaces/${ws}/members`} roles={roles} hints="roleHint" />
    </>
  );
}
