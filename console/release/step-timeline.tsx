/** The steps of the current attempt, newest first: old and new share, author, time. */
import { Card, Timeline, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Since } from '../shared/since.js';
import { useCommandWords } from './use-command-words.js';

export function StepTimeline({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { actorLabel } = useCommandWords();
  const items = progress.steps.toReversed().map((step) => ({
    key: `${String(step.to)}-${step.at}`,
    content: (
      <>
        <Typography.Text strong className="numeric">
          {t('progress.step', { from: percent(step.from), to: percent(step.to) })}
        </Typography.Text>
        <br />
        <Typography.Text type="secondary" className="long-name">
          {actorLabel(step.by)} · <Since at={step.at} />
        </Typography.Text>
      </>
    ),
  }));
  return (
    <Card
      title={<h2 className="card-title">{t('progress.steps')}</h2>}
      extra={
        <Typography.Text type="secondary">
          {t('progress.stepsOfAttempt', { attempt: progress.attempt })}
        </Typography.Text>
      }
    >
      {items.length === 0 ? (
        <Typography.Text type="secondary">{t('progress.noSteps')}</Typography.Text>
      ) : (
        <Timeline items={items} />
      )}
    </Card>
  );
}
