/** The targets of a workspace: what each serves, to which share of users, and its availability. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { TargetItem } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { AvailabilityTag } from '../shared/status-tag.js';
import { usePlaceColumns } from '../release/release-columns.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';

export function TargetsPage(): ReactElement {
  useChangeStream();
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const { percent } = useFormats();
  const places = usePlaceColumns<TargetItem>();
  const page = usePage({
    key: ['targets', ws],
    read: (query, signal) => api.GET('/v1/targets', { params: { query: { ...query, workspace: ws } }, signal }),
  });
  return (
    <>
      <PageHeader title={t('nav.targets')} />
      <PagedTable<TargetItem>
        page={page}
        label={t('nav.targets')}
        empty={t('targets.empty')}
        keyOf={({ miniProgram, targetApp, environment }) => `${miniProgram}/${targetApp}/${environment}`}
        columns={[
          {
            key: 'target',
            title: t('field.miniProgram'),
            render: ({ miniProgram, targetApp, environment }) => (
              <Link to={`/targets/${miniProgram}/${targetApp}/${environment}`} className="long-name">
                {miniProgram}
              </Link>
            ),
          },
          ...places,
          {
            key: 'availability',
            title: t('targets.availability'),
            render: ({ availability }) => <AvailabilityTag availability={availability} />,
          },
          { key: 'baseline', title: t('targets.baseline'), render: ({ baseline }) => baseline?.version ?? '–' },
          {
            key: 'candidate',
            title: t('targets.candidate'),
            render: ({ candidate, percentage }) =>
              candidate === null ? (
                '–'
              ) : (
                <Link to={`/releases/${candidate.releaseId}`} className="numeric">
                  {candidate.version} · {percent(percentage)}
                </Link>
              ),
          },
        ]}
      />
    </>
  );
}
