/** Guide from an empty installation to the first gray release: six steps, each with its button. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Card, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CurrentWorkspace } from '../app/current-workspace.js';
import { PageHeader } from '../shared/page-header.js';
import { type GuideStep, useFirstRun } from './use-first-run.js';
import { lazyDialog } from '../shared/lazy-dialog.js';

const NewWorkspaceDialog = lazyDialog(async () => (await import('./new-workspace-dialog.js')).NewWorkspaceDialog);

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
