/** The bar of user shares on the target, with the same shares as text below. */
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import styles from './exposure-bar.module.css';
import { sharesOf } from './share.js';

interface Segment {
  readonly name: string;
  readonly className: string | undefined;
  readonly label: string;
  readonly version: string | undefined;
  readonly share: number;
}

interface ExposureBarProps {
  readonly progress: Progress;
  /** The percentage of another gray release on the target. */
  readonly otherPercentage: number;
}

export function ExposureBar({ progress, otherPercentage }: ExposureBarProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const shares = sharesOf(progress, otherPercentage);
  const { baseline, candidate } = progress.target;
  const segments: Segment[] = [
    {
      name: 'release',
      className: styles['candidate'],
      label: t('progress.candidate'),
      version: progress.version,
      share: shares.release,
    },
    {
      name: 'other',
      className: styles['other'],
      label: t('progress.otherCandidate', { version: candidate?.version ?? '' }),
      version: undefined,
      share: shares.otherCandidate,
    },
    {
      name: 'baseline',
      className: styles['baseline'],
      label: t('progress.baseline'),
      version: baseline?.version,
      share: shares.baseline,
    },
    {
      name: 'unavailable',
      className: styles['unavailable'],
      label: t('progress.unavailable'),
      version: undefined,
      share: shares.unavailable,
    },
  ];
  const shown = segments.filter(({ name, share }) => share > 0 || name === 'release');
  const label = shown.map((segment) => `${segment.label} ${percent(segment.share)}`).join(', ');
  return (
    <section aria-label={t('progress.whoHasWhat')}>
      <div role="img" aria-label={label} className={styles['bar']}>
        {shown.map(({ name, className, share }) => (
          <span key={name} className={className} style={{ flexGrow: share, minWidth: share > 0 ? 6 : 0 }} />
        ))}
      </div>
      <Flex gap="8px 32px" wrap style={{ marginTop: 12 }}>
        {shown.map((segment) => (
          <Flex key={segment.name} gap={8} align="baseline">
            <span aria-hidden className={`${styles['swatch'] ?? ''} ${segment.className ?? ''}`} />
            <Typography.Text type="secondary">{segment.label}</Typography.Text>
            {segment.version === undefined ? null : <Typography.Text>{segment.version}</Typography.Text>}
            <Typography.Text strong className="numeric" data-testid={`share-${segment.name}`}>
              {percent(segment.share)}
            </Typography.Text>
          </Flex>
        ))}
      </Flex>
    </section>
  );
}
