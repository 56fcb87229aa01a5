/** Secondary facts of a release: type, attempt, revision, author, and its workflow in the Temporal UI. */
import { Descriptions } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Progress } from '../api/types.js';
import { Card } from '../shared/card.js';
import { isReachableFrom } from '../shared/reachable.js';
import { Since } from '../shared/since.js';

export function AboutCard({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { miniProgram, targetApp, targetAppName, environment } = progress;
  const { temporalUi } = progress.links;
  const items = [
    {
      key: 'target',
      label: t('field.targetApp'),
      children: (
        <Link to={`/targets/${miniProgram}/${targetApp}/${environment}`} className="long-name">
          {targetAppName} · {t(`environment.${environment}`)}
        </Link>
      ),
    },
    { key: 'type', label: t('progress.type'), children: t(`releaseType.${progress.releaseType ?? 'none'}`) },
    // The kind is shown for a rollback, because no user chose its type.
    ...(progress.kind === 'ROLLBACK'
      ? [{ key: 'kind', label: t('field.kind'), children: t('releaseKind.ROLLBACK') }]
      : []),
    { key: 'attempt', label: t('progress.attempt'), children: progress.attempt },
    { key: 'revision', label: t('progress.revision'), children: progress.revision },
    { key: 'by', label: t('field.createdBy'), children: <span className="long-name">{progress.createdBy}</span> },
    { key: 'created', label: t('field.created'), children: <Since at={progress.createdAt} /> },
  ];
  return (
    <Card title={<h2 className="card-title">{t('progress.about')}</h2>}>
      <Descriptions column={1} size="small" items={items} />
      {temporalUi === undefined || !isReachableFrom(location.href, temporalUi) ? null : (
        <a href={temporalUi} style={{ display: 'inline-block', marginTop: 8 }} target="_blank" rel="noreferrer">
          {t('progress.temporal')}
        </a>
      )}
    </Card>
  );
}
