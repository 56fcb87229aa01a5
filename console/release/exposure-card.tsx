/** What users get: the measured share of decisions beside the share that was asked for, as a sentence and a chart. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Radio, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Exposure, Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { lazyPart } from '../shared/lazy-part.js';
import type { ChartRange } from './exposure-chart.js';

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
    <Card title={<h2 className="card-title">{t('exposure.title')}</h2>} isLoading={exposure === undefined}>
      {exposure !== undefined && <Counted exposure={exposure} release={progress.id} />}
    </Card>
  );
}

interface CountedProps {
  readonly exposure: Exposure;
  readonly release: string;
}

function Counted({ exposure, release }: CountedProps): ReactElement {
  const { decisions, percentage } = exposure;
  const { t } = useTranslation();
  const { percent, count } = useFormats();
  const [range, setRange] = useState<ChartRange>('hour');
  return (
    <Flex vertical gap={8}>
      <Typography.Text data-testid="exposure">
        {percentage === undefined
          ? t('exposure.none')
          : t('exposure.share', { percentage: percent(percentage), decisions: count(decisions) })}
      </Typography.Text>
      <Radio.Group
        className="no-print"
        size="small"
        aria-label={t('exposure.range')}
        value={range}
        onChange={(event) => {
          setRange(event.target.value as ChartRange);
        }}
      >
        <Radio.Button value="hour">{t('exposure.hour')}</Radio.Button>
        <Radio.Button value="life">{t('exposure.life')}</Radio.Button>
      </Radio.Group>
      {/* Without decisions the last hour is an empty chart, and its library weighs much. */}
      {percentage === undefined && range === 'hour' ? null : <ExposureChart {...{ exposure, release, range }} />}
      <Typography.Text type="secondary">{t('exposure.counted')}</Typography.Text>
    </Flex>
  );
}
