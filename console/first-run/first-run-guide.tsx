/** Guides an installation to its first gray release. Its progress is read from the existing data. */
import { CheckCircleFilled } from '@ant-design/icons';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CurrentWorkspace } from '../app/current-workspace.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { PageHeader } from '../shared/page-header.js';

const NewWorkspaceDialog = lazyDialog(async () => (await import('../pages/new-workspace-dialog.js')).NewWorkspaceDialog);

/** Guide from an empty installation to the first gray release: six steps, each with its button. */
export function FirstRunGuide({
  workspace,
}: {
  readonly workspace: CurrentWorkspace | undefined;
}): ReactElement | null {
  const { t } = useTranslation();
  const [isCreating, setIsCreating] = useState(false);
  const { steps, isOver, isLoading } = useFirstRun(workspace);
  if (isOver || isLoading) return null;
  const current = steps.find(({ isDone }) => !isDone);
  const isAlone = workspace === undefined;
  return (
    <>
      {isAlone ? <PageHeader title={t('firstRun.title')} /> : null}
      <Card
        style={{ marginBottom: 16 }}
        title={<h2 className="card-title">{isAlone ? t('firstRun.lead') : t('firstRun.title')}</h2>}
      >
        <ol className="plain-list">
          {steps.map((step, index) => (
            <li key={step.name} aria-current={step === current ? 'step' : undefined}>
              <GuideLine
                step={step}
                number={index + 1}
                isCurrent={step === current}
                onCreateWorkspace={() => {
                  setIsCreating(true);
                }}
              />
            </li>
          ))}
        </ol>
      </Card>
      {isCreating ? (
        <NewWorkspaceDialog
          onClose={() => {
            setIsCreating(false);
          }}
        />
      ) : null}
    </>
  );
}

interface GuideLineProps {
  readonly step: GuideStep;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly onCreateWorkspace: () => void;
}

function GuideLine({ step, number, isCurrent, onCreateWorkspace }: GuideLineProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = () => {
    if (step.to === null) onCreateWorkspace();
    else void navigate(step.to);
  };
  return (
    <Flex gap={12} align="flex-start">
      <span aria-hidden style={{ width: 20, textAlign: 'center' }}>
        {step.isDone ? <CheckCircleFilled style={{ color: 'var(--ant-color-success)' }} /> : number}
      </span>
      <div style={{ flex: 1 }}>
        <Typography.Text strong={isCurrent} {...(step.isDone ? { type: 'secondary' } : {})}>
          {t(`firstRun.${step.name}`)}
        </Typography.Text>
        <span className="visually-hidden"> ({t(step.isDone ? 'firstRun.done' : 'firstRun.todo')})</span>
        {isCurrent ? (
          <Flex gap={12} align="center" wrap style={{ marginTop: 4 }}>
            <Typography.Text type="secondary">{t(`firstRun.${step.name}Detail`)}</Typography.Text>
            <Button type="primary" size="small" onClick={go}>
              {t(`firstRun.${step.name}`)}
            </Button>
          </Flex>
        ) : null}
      </div>
    </Flex>
  );
}

interface GuideStep {
  readonly name: 'workspace' | 'targetApp' | 'miniProgram' | 'version' | 'release' | 'gray';
  readonly isDone: boolean;
  /** The page of the step. Null: the dialog for a new workspace. */
  readonly to: string | null;
}

interface Found {
  readonly miniProgram: string | undefined;
  readonly release: string | undefined;
  readonly isServed: boolean;
  readonly hasTargetApp: boolean;
  readonly hasVersion: boolean;
}

const nothing: Found = {
  miniProgram: undefined,
  release: undefined,
  isServed: false,
  hasTargetApp: false,
  hasVersion: false,
};

async function findSoFar({ id: workspace, kind }: CurrentWorkspace, signal: AbortSignal): Promise<Found> {
  const one = { limit: 1 };
  const [apps, programs, releases] = await Promise.all([
    // A tenant has its own target apps. A developer releases to those of other workspaces.
    bodyOf(api.GET('/v1/target-apps', { params: { query: kind === 'tenant' ? { ...one, workspace } : one }, signal })),
    bodyOf(
      api.GET('/v1/workspaces/{workspace}/mini-programs', { params: { path: { workspace }, query: one }, signal }),
    ),
    bodyOf(api.GET('/v1/releases', { params: { query: { workspace, limit: 20 } }, signal })),
  ]);
  const miniProgram = programs.items[0]?.id;
  const versions =
    miniProgram === undefined
      ? { items: [] }
      : await bodyOf(
          api.GET('/v1/mini-programs/{miniProgram}/versions', {
            params: { path: { miniProgram }, query: one },
            signal,
          }),
        );
  return {
    miniProgram,
    release: releases.items[0]?.id,
    isServed: releases.items.some(({ percentage }) => percentage > 0),
    hasTargetApp: apps.items.length > 0,
    hasVersion: versions.items.length > 0 || releases.items.length > 0,
  };
}

/** Progress of an installation towards its first gray release, read from the existing data. */
function useFirstRun(workspace: CurrentWorkspace | undefined): {
  readonly steps: readonly GuideStep[];
  readonly isOver: boolean;
  readonly isLoading: boolean;
} {
  const id = workspace?.id ?? '';
  const { data, isLoading } = useQuery({
    queryKey: ['first-run', id],
    queryFn: workspace === undefined ? skipToken : ({ signal }) => findSoFar(workspace, signal),
  });
  const found = data ?? nothing;
  const programPath = found.miniProgram === undefined ? null : `/mini-programs/${found.miniProgram}`;
  const versionsPath = programPath ?? `/workspaces/${id}/mini-programs`;
  const steps: GuideStep[] = [
    { name: 'workspace', isDone: workspace !== undefined, to: null },
    { name: 'targetApp', isDone: found.hasTargetApp, to: `/workspaces/${id}/target-apps?new` },
    { name: 'miniProgram', isDone: programPath !== null, to: `/workspaces/${id}/mini-programs?new` },
    { name: 'version', isDone: found.hasVersion, to: `${versionsPath}?new` },
    { name: 'release', isDone: found.release !== undefined, to: versionsPath },
    {
      name: 'gray',
      isDone: found.isServed,
      to: found.release === undefined ? versionsPath : `/releases/${found.release}`,
    },
  ];
  return { steps, isOver: steps.every(({ isDone }) => isDone), isLoading };
}
