/** The change windows of a workspace: a list with their state now, "Freeze now", and the next weeks. */
import { PlusOutlined } from '@ant-design/icons';
import { Flex, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../api/client.js';
import type { ChangeWindow } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { ManagedMark } from '../shared/managed-mark.js';
import { PageHeader } from '../shared/page-header.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { AlsoIn, ExactTime } from '../shared/since.js';
import { useNewDialog } from '../shared/use-new-dialog.js';
import { FreezeNowDialog } from './freeze-now.js';
import { WindowActions } from './window-actions.js';
import { WindowCalendar } from './window-calendar.js';
import { stateOf } from './window-words.js';

const WindowDialog = lazyDialog(async () => (await import('./window-dialog.js')).WindowDialog);

/** Of the calendar. */
const weeks = 4;

export function ChangeWindowsPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const tabTitle = useWorkspaceTitle(t('nav.changeWindows'));
  const dialog = useNewDialog();
  const [changed, setChanged] = useState<ChangeWindow | null>(null);
  const [isFreezing, setIsFreezing] = useState(false);
  const forbidden = useForbidden('manageWindows', { workspace: ws });
  const noFreeze = useForbidden('freeze', { workspace: ws });
  const page = useWindows(ws);
  return (
    <>
      <PageHeader
        title={t('nav.changeWindows')}
        tabTitle={tabTitle}
        actions={
          <>
            <RefusableButton why={forbidden} icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
              {t('windows.new')}
            </RefusableButton>
            <RefusableButton
              why={noFreeze}
              type="primary"
              danger
              offeredAs={t('windows.freezeNow')}
              onClick={() => {
                setIsFreezing(true);
              }}
            >
              {t('windows.freezeNow')}
            </RefusableButton>
          </>
        }
      />
      <Flex vertical gap={16}>
        <p className="quiet">{t('windows.about')}</p>
        <PagedTable<ChangeWindow>
          page={page}
          label={t('nav.changeWindows')}
          empty={t('windows.empty')}
          keyOf={({ id }) => id}
          columns={useColumns(forbidden, setChanged)}
        />
        {page.items.length === 0 ? null : <WindowCalendar windows={page.items} />}
      </Flex>
      {isFreezing ? (
        <FreezeNowDialog
          workspace={ws}
          onClose={() => {
            setIsFreezing(false);
          }}
        />
      ) : null}
      {dialog.isOpen && forbidden === null ? (
        <WindowDialog workspace={ws} window={null} onClose={dialog.close} />
      ) : null}
      {changed === null ? null : (
        <WindowDialog
          workspace={ws}
          window={changed}
          onClose={() => {
            setChanged(null);
          }}
        />
      )}
    </>
  );
}

/** Windows open and close by the passing of time, which no stream reports. */
function useWindows(workspace: string) {
  return usePage<ChangeWindow>(
    {
      key: ['change-windows', workspace],
      read: (query, signal) =>
        api.GET('/v1/workspaces/{workspace}/change-windows', {
          params: { path: { workspace }, query: { ...query, weeks } },
          signal,
        }),
    },
    { pageSize: 50, isLive: false },
  );
}

function useColumns(forbidden: string | null, onChange: (window: ChangeWindow) => void): Column<ChangeWindow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('field.name'),
      render: ({ name, reason, managedBy }) => (
        <span className="long-name">
          <strong>{name}</strong> <ManagedMark managedBy={managedBy} />
          <br />
          <span className="quiet">{reason}</span>
        </span>
      ),
    },
    { key: 'kind', title: t('field.kind'), render: ({ kind }) => t(`windows.kind.${kind}`) },
    { key: 'scope', title: t('windows.scope'), render: ({ scope }) => <Scope scope={scope} /> },
    {
      key: 'state',
      title: t('windows.stateLabel'),
      render: (window) => <Tag color={colors[stateOf(window)]}>{t(`windows.state.${stateOf(window)}`)}</Tag>,
    },
    { key: 'next', title: t('windows.nextLabel'), render: (window) => <NextChange window={window} /> },
    { key: 'by', title: t('field.by'), render: ({ createdBy }) => <span className="long-name">{createdBy}</span> },
    {
      key: 'actions',
      title: <span className="visually-hidden">{t('field.actions')}</span>,
      align: 'end',
      render: (window) => (
        <WindowActions
          window={window}
          forbidden={forbidden}
          onChange={() => {
            onChange(window);
          }}
        />
      ),
    },
  ];
}

const colors = { closed: 'error', open: 'success', disabled: 'default' } as const;

function Scope({ scope: { targetApp, miniProgram } }: Pick<ChangeWindow, 'scope'>): ReactElement {
  const { t } = useTranslation();
  const parts = [miniProgram, targetApp].filter((part) => part !== undefined);
  return <span className="long-name">{parts.length === 0 ? t('windows.everything') : parts.join(' · ')}</span>;
}

function NextChange({ window }: { readonly window: ChangeWindow }): ReactElement {
  const { t } = useTranslation();
  const { enabled, active, until, next, zone } = window;
  const at = active ? until : next;
  if (!enabled || (at === undefined && !active)) return <>–</>;
  if (at === undefined) return <>{t('windows.untilLifted')}</>;
  return (
    <>
      {t(active ? 'windows.until' : 'windows.from')}{' '}
      <AlsoIn value={[zone]}>
        <ExactTime at={at} />
      </AlsoIn>
    </>
  );
}
