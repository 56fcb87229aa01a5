/** Columns of a list of targets: which mini program, and what its users get. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TargetListItem } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import type { Column } from '../shared/data-table.js';
import { AvailabilityTag } from '../shared/status-tag.js';

/** The path of a target's page. */
export function pathOf({ miniProgram, targetApp, environment }: TargetListItem): string {
  return `/targets/${miniProgram}/${targetApp}/${environment}`;
}

export function useProgramColumn(): Column<TargetListItem> {
  const { t } = useTranslation();
  return {
    key: 'target',
    title: t('field.miniProgram'),
    render: (target) => (
      <Link to={pathOf(target)} className="long-name">
        {target.miniProgramName}
      </Link>
    ),
  };
}

export function useServedColumns(): Column<TargetListItem>[] {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return [
    {
      key: 'availability',
      title: t('targets.availability'),
      render: (target) => <AvailabilityTag target={target} />,
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
  ];
}
