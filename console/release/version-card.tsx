/** What is in the version of a release: notes, pages against the live version, package and digest. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Progress, Review, Version } from '../api/types.js';
import { PageChanges } from '../review/review-contents.js';
import { VersionContents } from '../review/version-contents.js';
import { Card } from '../shared/card.js';
import { Since } from '../shared/since.js';

export function VersionCard({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { miniProgram, version: number, target } = progress;
  const before = target.baseline?.version === number ? undefined : target.baseline?.version;
  const { data: version } = useVersion(miniProgram, number);
  const { data: live } = useVersion(miniProgram, before);
  // The page says what it says without them.
  if (version === undefined) return null;
  return (
    <Card title={<h2 className="card-title">{t('reviews.contents', { version: number })}</h2>}>
      <Flex vertical gap={16}>
        <VersionContents contents={version} />
        <PageChanges
          pages={version.pages}
          changes={live === undefined ? undefined : changesBetween(live, version)}
          isAlone={target.baseline === null}
        />
        {target.baseline === null || before === undefined ? null : (
          <Link to={`/releases/${target.baseline.releaseId}`}>{t('progress.versionBefore', { version: before })}</Link>
        )}
        <Typography.Text type="secondary" className="long-name">
          {t('reviews.uploadedBy', { user: version.uploadedBy })} · <Since at={version.uploadedAt} />
        </Typography.Text>
      </Flex>
    </Card>
  );
}

/** A version never changes. */
function useVersion(miniProgram: string, version: string | undefined): UseQueryResult<Version> {
  return useQuery({
    queryKey: ['version', miniProgram, version],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/mini-programs/{miniProgram}/versions/{version}', {
          params: { path: { miniProgram, version: version ?? '' } },
          signal,
        }),
      ),
    enabled: version !== undefined,
    staleTime: Infinity,
    retry: false,
  });
}

function changesBetween(live: Version, { pages }: Version): NonNullable<Review['pageChanges']> {
  return {
    baseline: live.number,
    added: pages.filter((page) => !live.pages.includes(page)),
    removed: live.pages.filter((page) => !pages.includes(page)),
  };
}
