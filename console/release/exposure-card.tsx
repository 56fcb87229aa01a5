/** Whether users really get it: the share of decisions that gave this release in the last hour, in a sentence and a line. */
import { useQuery } from '@tanstack/react-query';
import { Card, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exposure, Progress } from '../api/progress-shapes.js';
import { get, pathOf } from '../api/request.js';
import { useFormats } from '../i18n/use-language.js';
import { lazyPart } from '../shared/lazy-part.js';

const ExposureChart = lazyPart(async () => (await import('./exposure-chart.js')).ExposureChart);

/** The plane reports every ten seconds. */
const refetchInterval = 15_000;

export function ExposureCard({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { percent, count } = useFormats();
  const { data: exposure } = useQuery({
    queryKey: ['exposure', progress.id],
    queryFn: ({ signal }) => get<Exposure>(pathOf`/v1/releases/${progress.id}/exposure`, signal),
    refetchInterval,
  });
  if (exposure === undefined) return null;
  const { decisions, percentage, series } = exposure;
  return (
    <Card title={<h2 className="card-title">{t('exposure.title')}</h2>}>
      {percentage === undefined ? (
        <Typography.Text type="secondary" data-testid="exposure">
          {t('exposure.none')}
        </Typography.Text>
      ) : (
        <>
          <Typography.Paragraph data-testid="exposure">
            {t('exposure.share', { percentage: percent(percentage), decisions: count(decisions) })}
          </Typography.Paragraph>
          <ExposureChart series={series} />
        </>
      )}
      <div>
        <Typography.Text type="secondary">{t('exposure.counted')}</Typography.Text>
      </div>
    </Card>
  );
}
