/** One review: what is approved, what is live now, and the decision. Refreshed while it is open. */
import { Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { releaseName } from '../api/releases.js';
import type { Review } from '../api/types.js';
import { useCurrentWorkspace, useShownWorkspace } from '../app/current-workspace.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { CommandNotice } from '../release/command-notice.js';
import { useCommand } from '../release/use-command-sender.js';
import { DecideCard } from './decide-card.js';
import { ContentsCard, ElsewhereCard, RequestCard, TargetCard } from './review-contents.js';
import { useReview } from './review-queries.js';
import { ReviewOutcome, ReviewStateTag } from './review-state.js';
import { CopyButton } from '../shared/copy-button.js';
import { FailureFace } from '../shared/failure-face.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { TwoColumns } from '../shared/two-columns.js';

const refreshMs = 4_000;

export function ReviewPage(): ReactElement {
  const { id = '' } = useParams();
  useChangeStream();
  const { data, error, refetch } = useReview(id, {
    staleTime: 0,
    // Another reviewer may decide meanwhile.
    refetchInterval: ({ state }) => (state.data?.state === 'IN_REVIEW' || state.error !== null ? refreshMs : false),
  });
  if (data !== undefined) return <ReviewView key={id} review={data} />;
  return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
}

function ReviewView({ review }: { readonly review: Review }): ReactElement {
  const { t } = useTranslation();
  useShownWorkspace([review.workspaces.targetApp, review.workspaces.miniProgram]);
  const workspace = useCurrentWorkspace();
  const { kind, state, release } = review;
  const title = `${t(`reviews.kind.${kind}`)}: ${releaseName(release)}`;
  const sender = useCommand(release);
  const [wasOpen] = useState(state === 'IN_REVIEW');
  return (
    <>
      <PageHeader
        title={title}
        tabTitle={`${title} · ${release.targetAppName}`}
        crumbs={workspace === undefined ? [] : [{ label: t('nav.reviews'), to: `/workspaces/${workspace.id}/reviews` }]}
        beside={
          <Flex gap="4px 12px" align="center" wrap>
            <span className="long-name">
              {release.targetAppName} · {t(`environment.${release.environment}`)}
            </span>
            <ReviewStateTag state={state} />
          </Flex>
        }
        actions={<CopyButton text={location.href} label={t('progress.copyLink')} />}
      />
      <Flex vertical gap={16}>
        <CommandNotice sender={sender} />
        {state === 'IN_REVIEW' ? null : <ReviewOutcome review={review} isNew={wasOpen} />}
        <TwoColumns
          wide={
            <>
              <RequestCard review={review} />
              <ContentsCard review={review} />
            </>
          }
          narrow={
            <>
              {state === 'IN_REVIEW' ? <DecideCard review={review} sender={sender} /> : null}
              <TargetCard review={review} />
              <ElsewhereCard review={review} />
            </>
          }
        />
      </Flex>
    </>
  );
}
