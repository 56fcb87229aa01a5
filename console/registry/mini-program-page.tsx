/** One mini program: its versions with their releases, its QR codes, its members, its activity. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useWrite } from '../api/use-write.js';
import type { MiniProgram } from '../api/types.js';
import { useShownWorkspace } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { ActivityTable } from '../release/event-trail.js';
import { CopyButton } from '../shared/copy-button.js';
import { FailureFace } from '../shared/failure-face.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { Tabs } from '../shared/tabs.js';
import { MembersTable, membersTouched } from '../access/members-table.js';
import { QrCodesTab } from '../qr/qr-codes-tab.js';
import { VersionsTab } from './versions-tab.js';

export function MiniProgramPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mp = '', tab = 'versions' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['mini-program', mp],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/mini-programs/{miniProgram}', { params: { path: { miniProgram: mp } }, signal })),
  });
  useShownWorkspace([data?.workspace]);
  if (data === undefined)
    return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
  // Without its workspace the user reads it only through releases on their target apps, not its members and activity.
  const isInside = data.workspace !== undefined;
  const items = [
    { key: 'versions', label: t('miniPrograms.tabs.versions'), children: <VersionsTab miniProgram={data} /> },
    { key: 'qr', label: t('miniPrograms.tabs.qr'), children: <QrCodesTab miniProgram={data} /> },
    ...(isInside
      ? [
          {
            key: 'members',
            label: t('miniPrograms.tabs.members'),
            children: <MiniProgramMembers miniProgram={data} />,
          },
          {
            key: 'activity',
            label: t('miniPrograms.tabs.activity'),
            children: <ActivityTable miniProgram={mp} />,
          },
        ]
      : []),
  ];
  const crumbs = [
    { label: t('nav.miniPrograms'), to: isInside ? `/workspaces/${data.workspace ?? ''}/mini-programs` : '/' },
  ];
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={crumbs}
        beside={<code className="long-name">{data.id}</code>}
        actions={
          <>
            <CopyButton text={data.id} label={t('progress.copyId')} />
            <CopyButton text={location.href} label={t('progress.copyLink')} />
          </>
        }
      />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={items}
        onChange={(key) => void navigate(`/mini-programs/${mp}/${key}`)}
      />
    </>
  );
}

function MiniProgramMembers({ miniProgram }: { readonly miniProgram: MiniProgram }): ReactElement {
  const { id, workspace } = miniProgram;
  const forbidden = useForbidden('manageMiniProgramMembers', { miniProgram: { id, workspace } });
  const put = useWrite('put', '/v1/mini-programs/{miniProgram}/members/{user}', membersTouched);
  const removal = useWrite('delete', '/v1/mini-programs/{miniProgram}/members/{user}', membersTouched);
  return (
    <MembersTable
      list={{
        key: ['members', 'mini-program', id],
        read: (query, signal) =>
          api.GET('/v1/mini-programs/{miniProgram}/members', { params: { path: { miniProgram: id }, query }, signal }),
      }}
      roles={['developer', 'admin']}
      hints="mpRoleHint"
      forbidden={forbidden}
      saving={put}
      save={({ user, role }, onSuccess) => {
        put.mutate({ params: { path: { miniProgram: id, user } }, body: { role } }, { onSuccess });
      }}
      removalError={removal.error}
      remove={(user) => {
        removal.mutate({ params: { path: { miniProgram: id, user } } });
      }}
    />
  );
}
