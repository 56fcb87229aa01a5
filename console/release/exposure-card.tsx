/** Measured exposure: the share of decisions for this release in the last hour, as a sentence and a chart. */
import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Exposure, Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { lazyPart } from '../shared/lazy-part.js';

const ExposureChart = lazyPart(async () => (await import('./exposure-chart.js')).ExposureChart);

/** The decision plane reports every ten seconds. */
const refetchInterval = 15_000;

export function ExposureCard({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { data: exposure, isError } = useQuery({
    queryKey: ['exposure', progress.id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/releases/{release}/exposure', { params: { path: { release: progress.id } }, signal })),
    refetchInterval,
  });
  // A failed read of the exposure says nothing about the release, so nothing is shown.
  if (isError && exposure === undefined) return null;
  return (
    <Card title={<h2 className="card-title">{t('exposure.title')}</h2>} loading={exposure === undefined}>
      {exposure !== undefined && <Counted exposure={exposure} />}
    </Card>
  );
}

function Counted({ exposure }: { readonly exposure: Exposure }): ReactElement {
  const { decisions, percentage } = exposure;
  const { t } = useTranslation();
  const { percent, count } = useFormats();
  return (
    <Flex vertical gap={8}>
      <Typography.Text data-testid="exposure">
        {percentage === undefined
          ? t('exposure.none')
          : t('exposure.share', { percentage: percent(percentage), decisions: count(decisions) })}
      </Typography.Text>
      {percentage !== undefined && <ExposureChart exposure={exposure} />}
      <Typography.Text type="secondary">{t('exposure.counted')}</Typography.Text>
    </Flex>
  );
}
