/** Columns of the list of mini programs: what is live in production, what rolls out, and open reviews. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MiniProgramListItem } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import type { Column } from '../shared/data-table.js';

type Placed = MiniProgramListItem['live']['newest'][number];
type RollingOut = MiniProgramListItem['rollingOut']['newest'][number];

export function useStateColumns(workspace: string): Column<MiniProgramListItem>[] {
  const { t } = useTranslation();
  const { percent, whole } = useFormats();
  const ofProgram = (id: string, status: string) =>
    `/workspaces/${workspace}/releases?miniProgram=${id}&environment=production&status=${status}`;
  const share = ({ percentage, phase }: RollingOut) =>
    ` · ${percent(percentage)}${phase === 'PAUSED' ? ` · ${t('phase.PAUSED')}` : ''}`;
  return [
    {
      key: 'live',
      title: t('miniPrograms.live'),
      render: ({ id, live }) => <Newest {...live} after={() => ''} all={ofProgram(id, 'FULL_RELEASE')} />,
    },
    {
      key: 'rollingOut',
      title: t('miniPrograms.rollingOut'),
      render: ({ id, rollingOut }) => <Newest {...rollingOut} after={share} all={ofProgram(id, 'GRAYSCALE_RELEASE')} />,
    },
    {
      key: 'reviews',
      title: t('miniPrograms.openReviews'),
      align: 'end',
      render: ({ openReviews }) =>
        openReviews === 0 ? '–' : <Link to={`/workspaces/${workspace}/reviews`}>{whole(openReviews)}</Link>,
    },
  ];
}

interface NewestProps<Item> {
  readonly count: number;
  readonly newest: readonly Item[];
  /** Follows version and app. */
  readonly after: (item: Item) => string;
  /** The list of them all. */
  readonly all: string;
}

function Newest<Item extends Placed>({ count, newest, after, all }: NewestProps<Item>): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  if (count === 0) return <>–</>;
  return (
    <>
      {newest.map((item) => (
        <div key={item.releaseId} className="long-name">
          <Link to={`/releases/${item.releaseId}`} className="numeric">
            {t('miniPrograms.onApp', { version: item.version, targetApp: item.targetAppName })}
            {after(item)}
          </Link>
        </div>
      ))}
      {count > newest.length ? (
        <Link to={all}>{t('miniPrograms.more', { number: whole(count - newest.length) })}</Link>
      ) : null}
    </>
  );
}
