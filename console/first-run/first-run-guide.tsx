/** Replaces the overview in an empty installation: six steps to the first gray release, or a demonstration. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { Card } from '../shared/card.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { DemoOffer } from './demo-offer.js';
import { type GuideStep, useFirstRun } from './first-run-steps.js';
import { setGuideState } from './guide-state.js';

const NewWorkspaceDialog = lazyDialog(
  async () => (await import('../registry/new-workspace-dialog.js')).NewWorkspaceDialog,
);

export function FirstRunGuide(): ReactElement {
  const { t } = useTranslation();
  const workspace = useCurrentWorkspace();
  const [isCreating, setIsCreating] = useState(false);
  const { steps, current, isLoading } = useFirstRun(workspace);
  const isOver = !isLoading && current === undefined;
  useEffect(() => {
    setGuideState(isOver ? 'hidden' : 'shown');
  }, [isOver]);
  if (isLoading) return <PageLoading />;
  return (
    <>
      <PageHeader
        title={t('firstRun.title')}
        tabTitle={t('nav.overview')}
        actions={workspace === undefined ? null : <HideButton />}
      />
      <Flex vertical gap={16}>
        <Card title={<h2 className="card-title">{t('firstRun.lead')}</h2>}>
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
        <DemoOffer />
      </Flex>
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

/** Ends the guide in this browser. */
export function HideButton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      onClick={() => {
        setGuideState('hidden');
      }}
    >
      {t('firstRun.hide')}
    </Button>
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
