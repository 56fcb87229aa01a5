/** The versions of a mini program, newest first. Each expands to its notes, its package and its releases. */
import { MinusSquareOutlined, PlusOutlined, PlusSquareOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import type { MiniProgram, VersionListItem, VersionRelease } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useTargetColumns, useStatusColumns } from '../release/release-columns.js';
import { VersionContents } from '../review/version-contents.js';
import { DataTable, PagedTable } from '../shared/data-table.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { ListSummary } from '../shared/list-summary.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';
import { useOpenRows } from '../shared/use-filters.js';
import { useNewDialog } from '../shared/use-new-dialog.js';

const NewReleaseDialog = lazyDialog(async () => (await import('../release/new-release-dialog.js')).NewReleaseDialog);
const NewVersionDialog = lazyDialog(async () => (await import('./new-version-dialog.js')).NewVersionDialog);

type Owned = Pick<MiniProgram, 'id' | 'workspace'>;

export function VersionsTab({ miniProgram }: { readonly miniProgram: Owned }): ReactElement {
  const { t } = useTranslation();
  const dialog = useNewDialog();
  const [released, setReleased] = useState<string | null>(null);
  const rows = useOpenRows();
  const { id } = miniProgram;
  const page = usePage({
    key: ['versions', id],
    read: (query, signal) =>
      api.GET('/v1/mini-programs/{miniProgram}/versions', { params: { path: { miniProgram: id }, query }, signal }),
  });
  const whyNoVersion = useForbidden('uploadVersion', { miniProgram });
  const whyNoRelease = useForbidden('goLive', { miniProgram });
  return (
    <>
      <Flex justify="space-between" align="end">
        <ListSummary page={page} />
        <RefusableButton why={whyNoVersion} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
          {t('versions.new')}
        </RefusableButton>
      </Flex>
      <PagedTable<VersionListItem>
        page={page}
        label={t('miniPrograms.tabs.versions')}
        empty={t('versions.empty')}
        keyOf={({ number }) => number}
        below={(version) =>
          rows.isOpen(version.number) ? (
            <Flex vertical gap={16}>
              <VersionContents contents={version} />
              <VersionReleases version={version.number} releases={version.releases} />
            </Flex>
          ) : null
        }
        columns={[
          {
            key: 'open',
            title: <span className="visually-hidden">{t('versions.releases')}</span>,
            render: ({ number }) => (
              <OpenButton
                version={number}
                isOpen={rows.isOpen(number)}
                onClick={() => {
                  rows.toggle(number);
                }}
              />
            ),
          },
          { key: 'number', title: t('field.version'), render: ({ number }) => <strong>{number}</strong> },
          {
            key: 'releases',
            title: t('versions.releases'),
            render: ({ releases }) => (
              <Flex gap={4} wrap>
                {releases.length === 0 ? '–' : null}
                {releases.slice(0, 3).map(({ id, status, phase }) => (
                  <StatusTag key={id} status={status} phase={phase} />
                ))}
              </Flex>
            ),
          },
          { key: 'pages', title: t('versions.pageCount'), render: ({ pageCount }) => pageCount },
          {
            key: 'by',
            title: t('versions.by'),
            render: ({ uploadedBy }) => <span className="long-name">{uploadedBy}</span>,
          },
          { key: 'uploaded', title: t('versions.uploaded'), render: ({ uploadedAt }) => <Since at={uploadedAt} /> },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: ({ number }) => (
              <RefusableButton
                why={whyNoRelease}
                size="small"
                onClick={() => {
                  setReleased(number);
                }}
              >
                {t('newRelease.button')}
              </RefusableButton>
            ),
          },
        ]}
      />
      {dialog.isOpen && whyNoVersion === null ? <NewVersionDialog miniProgram={id} onClose={dialog.close} /> : null}
      {released === null ? null : (
        <NewReleaseDialog
          miniProgram={id}
          version={released}
          onClose={() => {
            setReleased(null);
          }}
        />
      )}
    </>
  );
}

interface OpenButtonProps {
  readonly version: string;
  readonly isOpen: boolean;
  readonly onClick: () => void;
}

function OpenButton({ version, isOpen, onClick }: OpenButtonProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      type="text"
      size="small"
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'versions.collapse' : 'versions.expand', { version })}
      icon={isOpen ? <MinusSquareOutlined /> : <PlusSquareOutlined />}
      onClick={onClick}
    />
  );
}

interface VersionReleasesProps {
  readonly version: string;
  readonly releases: readonly VersionRelease[];
}

/** The releases of one version: target, status, share, time, and a link to each. */
function VersionReleases({ version, releases }: VersionReleasesProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const targetColumns = useTargetColumns<VersionRelease>();
  const statuses = useStatusColumns<VersionRelease>();
  if (releases.length === 0) return <Typography.Text type="secondary">{t('versions.noReleases')}</Typography.Text>;
  return (
    <DataTable<VersionRelease>
      label={`${t('versions.releases')} ${version}`}
      items={releases}
      keyOf={({ id }) => id}
      columns={[
        ...targetColumns,
        ...statuses,
        {
          key: 'open',
          title: <span className="visually-hidden">{t('field.actions')}</span>,
          align: 'end',
          render: ({ id, targetAppName, environment }) => (
            <Button
              type="primary"
              size="small"
              aria-label={t('newRelease.openLabel', {
                version,
                targetApp: targetAppName,
                environment: t(`environment.${environment}`),
              })}
              onClick={() => void navigate(`/releases/${id}`)}
            >
              {t('newRelease.open')}
            </Button>
          ),
        },
      ]}
    />
  );
}
