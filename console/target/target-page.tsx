/** One target: what it serves, the releases retained for a rollback, its events, and emergency commands. */
import { Alert, Descriptions, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Target } from '../api/types.js';
import { type TargetPath, useTarget, useTargetNames } from '../api/releases.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { CopyButton } from '../shared/copy-button.js';
import { AvailabilityTag, useAvailabilityWords } from '../shared/status-tag.js';
import { FailureFace } from '../shared/failure-face.js';
import { lazyPart } from '../shared/lazy-part.js';
import { useShownWorkspace } from '../app/current-workspace.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { TargetEmergency } from './target-emergency.js';

// No stop depends on them, and the first page is the lighter without them.
const TargetFreeze = lazyPart(
  withTexts('windows', async () => (await import('../window/target-freeze.js')).TargetFreeze),
);
const TargetTabs = lazyPart(async () => (await import('./target-tabs.js')).TargetTabs);

export function TargetPage(): ReactElement {
  const { mp = '', app = '', env = '' } = useParams();
  // The API answers 404 for an environment that does not exist.
  const key = { miniProgram: mp, targetApp: app, environment: env as TargetPath['environment'] };
  useChangeStream(key);
  const { data, error, refetch } = useTarget(key);
  if (data !== undefined) return <TargetView target={data} />;
  return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
}

function TargetView({ target }: { readonly target: Target }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const state = useAvailabilityWords()(target);
  const names = useTargetNames(target);
  useShownWorkspace([target.workspaces.miniProgram, target.workspaces.targetApp]);
  const { miniProgram, targetApp, environment, baseline, candidate, retained, suspension } = target;
  const items = [
    { key: 'env', label: t('field.environment'), children: t(`environment.${environment}`) },
    {
      key: 'availability',
      label: t('targets.availability'),
      children: <AvailabilityTag target={target} />,
    },
    { key: 'baseline', label: t('targets.baseline'), children: <ServedLink served={baseline} /> },
    {
      key: 'candidate',
      label: t('targets.candidate'),
      children: (
        <Flex gap={8}>
          <ServedLink served={candidate} />
          {candidate === null ? null : <span className="numeric">{percent(target.percentage)}</span>}
        </Flex>
      ),
    },
    {
      key: 'retained',
      label: t('targets.retained'),
      children: retained.length === 0 ? '–' : retained.map(({ version }) => version).join(', '),
    },
    { key: 'revision', label: t('progress.revision'), children: target.revision },
  ];
  return (
    <>
      <PageHeader
        title={t('targets.title', { ...names, environment: t(`environment.${environment}`) })}
        tabTitle={t('targets.pageTitle', { state, ...names, environment: t(`environment.${environment}`) })}
        crumbs={[
          { label: names.miniProgram, to: `/mini-programs/${miniProgram}` },
          { label: names.targetApp, to: `/target-apps/${targetApp}` },
        ]}
        actions={<CopyButton text={location.href} label={t('progress.copyLink')} />}
      />
      <Flex vertical gap={16}>
        {suspension === null ? null : (
          <Alert
            type="error"
            showIcon
            title={t('targets.suspended', { by: suspension.by, reason: suspension.reason })}
          />
        )}
        {environment === 'production' ? <TargetFreeze target={target} /> : null}
        <Card>
          <Descriptions column={{ xs: 1, sm: 1, md: 2, lg: 3 }} items={items} />
        </Card>
        <TargetEmergency key={[miniProgram, targetApp, environment].join('/')} target={target} />
        <Card>
          <TargetTabs target={target} />
        </Card>
      </Flex>
    </>
  );
}

function ServedLink({ served }: { readonly served: Target['baseline'] }): ReactElement {
  return served === null ? <>–</> : <Link to={`/releases/${served.releaseId}`}>{served.version}</Link>;
}
