/** The plan templates of a workspace, after the built-in ones. */
import { PlusOutlined } from '@ant-design/icons';
import { Flex, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../api/client.js';
import type { PlanTemplate } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useFormats } from '../i18n/use-language.js';
import { stepOfTemplate } from './template-steps.js';
import { templateDetail, templateWords } from './plan-words.js';
import { TemplateActions } from './template-actions.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { ManagedMark } from '../shared/managed-mark.js';
import { PageHeader } from '../shared/page-header.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { useNewDialog } from '../shared/use-new-dialog.js';

const TemplateDialog = lazyDialog(async () => (await import('./template-dialog.js')).TemplateDialog);

interface Opened {
  readonly template: PlanTemplate;
  readonly isChange: boolean;
}

export function PlanTemplatesPage(): ReactElement {
  const { t } = useTranslation();
  const { ws: workspace = '' } = useParams();
  const tabTitle = useWorkspaceTitle(t('nav.planTemplates'));
  const dialog = useNewDialog();
  const [opened, setOpened] = useState<Opened | null>(null);
  const forbidden = useForbidden('manageTemplates', { workspace });
  const page = usePage<PlanTemplate>(
    {
      key: ['plan-templates', workspace],
      read: (_all, signal) =>
        api.GET('/v1/workspaces/{workspace}/plan-templates', { params: { path: { workspace } }, signal }),
    },
    { isLive: false },
  );
  const isEmpty = page.items.length > 0 && page.items.every(({ builtIn }) => builtIn === true);
  return (
    <>
      <PageHeader
        title={t('nav.planTemplates')}
        tabTitle={tabTitle}
        actions={
          <RefusableButton why={forbidden} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
            {t('templates.new')}
          </RefusableButton>
        }
      />
      <Flex vertical gap={16}>
        <p className="quiet">{t('templates.about')}</p>
        <PagedTable<PlanTemplate>
          page={page}
          label={t('nav.planTemplates')}
          keyOf={({ id }) => id}
          columns={useColumns(forbidden, setOpened)}
        />
        {isEmpty ? <p className="quiet">{t('templates.empty')}</p> : null}
      </Flex>
      {dialog.isOpen && forbidden === null ? (
        <TemplateDialog workspace={workspace} template={null} isChange={false} onClose={dialog.close} />
      ) : null}
      {opened === null ? null : (
        <TemplateDialog
          workspace={workspace}
          {...opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}

function useColumns(forbidden: string | null, onOpen: (opened: Opened) => void): Column<PlanTemplate>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = ({ id, name }: PlanTemplate) => templateWords({ template: id, templateName: name }, t);
  return [
    {
      key: 'name',
      title: t('field.name'),
      render: (template) => (
        <span className="long-name">
          <strong>{nameOf(template)}</strong>
          {template.builtIn === true ? <Tag style={{ marginInlineStart: 8 }}>{t('templates.builtIn')}</Tag> : null}{' '}
          <ManagedMark managedBy={template.managedBy} />
        </span>
      ),
    },
    {
      key: 'steps',
      title: t('planStart.which'),
      render: ({ steps, deadline }) =>
        templateDetail({ steps: steps.map(stepOfTemplate), deadlineAfter: deadline?.after ?? null }, t, formats),
    },
    { key: 'version', title: t('field.version'), render: ({ version }) => version },
    {
      key: 'by',
      title: t('field.by'),
      render: ({ createdBy }) => <span className="long-name">{createdBy ?? '–'}</span>,
    },
    {
      key: 'actions',
      title: <span className="visually-hidden">{t('field.actions')}</span>,
      align: 'end',
      render: (template) => (
        <TemplateActions
          {...{ template, forbidden }}
          name={nameOf(template)}
          onChange={() => {
            onOpen({ template, isChange: true });
          }}
          onCopy={() => {
            onOpen({ template, isChange: false });
          }}
        />
      ),
    },
  ];
}
