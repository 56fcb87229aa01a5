/** The steps of a plan with their expected times. */
import { Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineWarning } from '../../domain/plan/timeline.js';
import { useFormats } from '../i18n/use-language.js';
import { ExactTime } from '../shared/since.js';

export interface PreviewRow {
  readonly id: string;
  readonly percentage: number;
  readonly when: ReactNode;
  readonly warnings: readonly TimelineWarning[];
}

interface PreviewListProps {
  readonly rows: readonly PreviewRow[];
  readonly children?: ReactNode;
}

/** `children`: after the list. */
export function PreviewList({ rows, children }: PreviewListProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return (
    <section aria-label={t('planStart.preview')}>
      <strong>{t('planStart.preview')}</strong>
      {rows.length === 0 ? null : (
        <ol className="plan-steps plan-preview">
          {rows.map(({ id, percentage, when, warnings }) => (
            <li key={id} data-state="COMING">
              <strong>{percent(percentage)}</strong> {when}
              {warnings.map((warning) => (
                <div key={warning}>
                  <Typography.Text type="warning">{t(`plan.warning.${warning}`)}</Typography.Text>
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
      {children}
    </section>
  );
}

interface PreviewTimeProps {
  readonly atMs: number;
  readonly kind: 'AT_ONCE' | 'AT' | 'NOT_BEFORE';
  /** What else the step waits for. */
  readonly notes: readonly string[];
}

export function PreviewTime({ atMs, kind, notes }: PreviewTimeProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {kind === 'NOT_BEFORE' ? `${t('plan.notBefore')} ` : null}
      {kind === 'AT_ONCE' ? t('planStart.atOnce') : <ExactTime at={new Date(atMs).toISOString()} />}
      {notes.map((note) => ` · ${note}`)}
    </>
  );
}
