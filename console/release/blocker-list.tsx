/** Why a release waits: numbered, each with what, since when, and what clears it: a button, roles, or by itself. */
import { Flex, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BlockerCode } from '../../domain/release/blocker-types.js';
import { isReleaseCommand, permissionOfCommand } from '../../domain/release/command-catalog.js';
import type { Blocker, Progress, ReleaseCommandBody } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { MembersLink } from '../review/members-link.js';
import { useReview } from '../review/review-queries.js';
import { Card } from '../shared/card.js';
import { lazyPart } from '../shared/lazy-part.js';
import { Since } from '../shared/since.js';
import { isReviewDecision } from './action-groups.js';
import { CommandButton } from './command-button.js';
import { isPlainCommand, type PlainCommandType } from './command-dialogs.js';
import { holderIn, rejectionWords } from './rejection-words.js';
import { useCommandWords } from './use-command-words.js';

const FrozenBlocker = lazyPart(
  withTexts('windows', async () => (await import('../window/frozen-blocker.js')).FrozenBlocker),
);

interface BlockerListProps {
  readonly progress: Progress;
  readonly isBusy: boolean;
  readonly otherPercentage: number;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

/** The next-step sentence already says these. */
const saidElsewhere: readonly string[] = ['TYPE_NOT_CHOSEN'];

export function BlockerList(props: BlockerListProps): ReactElement | null {
  const { t } = useTranslation();
  const shown = props.progress.blockers.filter(({ code }) => !saidElsewhere.includes(code));
  if (shown.length === 0) return null;
  return (
    <Card title={<h2 className="card-title">{t('progress.whyItWaits')}</h2>}>
      <ol className="numbered-list">
        {shown.map((blocker) => (
          <li key={blocker.code}>
            <BlockerLine {...props} blocker={blocker} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The commands that a blocker offers as its button. The controls below do not repeat them. */
export function offeredByBlockers({ blockers, allowedActions }: Progress): readonly string[] {
  return blockers.flatMap((blocker) => {
    const type = buttonOf(blocker);
    return type !== null && allowedActions.some((action) => action.type === type && action.allowed) ? [type] : [];
  });
}

function buttonOf({ clearedBy }: Blocker): PlainCommandType | null {
  const type = clearedBy?.type;
  if (type === undefined || !isReleaseCommand(type)) return null;
  if (isReviewDecision(type)) return null;
  // These belong to the controls of the rollout.
  return isPlainCommand(type) && type !== 'fullRelease' ? type : null;
}

function BlockerLine({ blocker, ...rest }: BlockerListProps & { readonly blocker: Blocker }): ReactElement {
  const { t } = useTranslation();
  const { progress } = rest;
  const type = buttonOf(blocker);
  const isOffered = type !== null && offeredByBlockers(progress).includes(type);
  return (
    <Flex vertical gap={4} align="flex-start">
      <span className="long-name">
        <Typography.Text strong>{t(`blocker.${blocker.code as BlockerCode}`)}</Typography.Text>{' '}
        <Details blocker={blocker} progress={progress} />
      </span>
      {blocker.code === 'FROZEN' ? (
        <FrozenBlocker blocker={blocker} progress={progress} />
      ) : (
        <Typography.Text type="secondary">
          <Since at={blocker.since} /> · <Clears blocker={blocker} progress={progress} isOffered={isOffered} />
        </Typography.Text>
      )}
      {isOffered ? <CommandButton {...rest} action={{ type, rejection: null }} look={{ type: 'primary' }} /> : null}
      <ReviewLink blocker={blocker} progress={progress} />
    </Flex>
  );
}

interface AboutBlocker {
  readonly blocker: Blocker;
  readonly progress: Progress;
}

/** Who caused it, with their reason, or the release in the way. */
function Details({ blocker, progress }: AboutBlocker): ReactNode {
  const { t } = useTranslation();
  const { percent, time } = useFormats();
  const { actorLabel } = useCommandWords();
  const { pausedBy, pauseReason, review, offlineRequest } = progress;
  const holder = holderIn(blocker.facts);
  if (holder !== null) {
    const { version, owner, percentage } = holder;
    const words = t('progress.holder', { version, owner, percentage: percent(percentage) });
    return <Link to={`/releases/${holder.releaseId}`}>{words}</Link>;
  }
  const approvalFrom = blocker.facts?.['approvalFrom'];
  if (typeof approvalFrom === 'number') return t('progress.approvalFrom', { percentage: percent(approvalFrom) });
  if (blocker.code === 'PAUSED' && pausedBy !== undefined)
    return t('progress.pausedBy', { by: actorLabel(pausedBy), reason: pauseReason ?? '–' });
  if (blocker.code === 'FROZEN') return rejectionWords(blocker, t).why;
  if (blocker.code === 'REVIEW_PENDING' && review !== undefined)
    return t('progress.review', { by: review.requestedBy, at: time(review.expiresAt) });
  if (blocker.code === 'OFFLINE_REVIEW_PENDING' && offlineRequest !== undefined)
    return t('progress.offlineRequest', { by: offlineRequest.requestedBy, reason: offlineRequest.reason });
  return null;
}

/** What clears it: the user's own act, roles of others, or what happens by itself. */
function Clears({ blocker, progress, isOffered }: AboutBlocker & { readonly isOffered: boolean }): ReactNode {
  const { t } = useTranslation();
  const type = blocker.clearedBy?.type;
  const holder = holderIn(blocker.facts);
  if (holder !== null) return t('clearedBy.holder', { version: holder.version });
  if (type === undefined) return t(blocker.code === 'STEP_IN_PROGRESS' ? 'clearedBy.superApp' : 'clearedBy.system');
  if (isOffered) return t('clearedBy.you');
  const reviewId = reviewIdOf(progress);
  const permission = permissionOfCommand(type);
  const roles = t(`clearedBy.${permission}`);
  if (permission === 'review' && reviewId !== undefined)
    return <Deciders review={reviewId} roles={roles} targetApp={progress.targetApp} />;
  return t('clearedBy.others', { roles });
}

/** The request that waits for a decision. There is one at most. */
function reviewIdOf({ review, offlineRequest, plan }: Progress): string | undefined {
  return (review ?? offlineRequest ?? plan?.openReview)?.id;
}

/** To the page that shows what is decided, for those who may decide. */
function ReviewLink({ blocker, progress }: AboutBlocker): ReactNode {
  const { t } = useTranslation();
  const id = reviewIdOf(progress);
  const type = blocker.clearedBy?.type;
  const mayDecide = progress.allowedActions.some((action) => action.type === type && action.allowed);
  if (id === undefined || type === undefined || !isReviewDecision(type) || !mayDecide) return null;
  return <Link to={`/reviews/${id}`}>{t('progress.openReview')}</Link>;
}

interface DecidersProps {
  readonly review: string;
  readonly roles: string;
  readonly targetApp: string;
}

/** The members who may approve, by name. Their roles while the names are not known. */
function Deciders({ review, roles, targetApp }: DecidersProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useReview(review, { retry: false });
  const users = data?.deciders?.users ?? [];
  if (data?.deciders !== undefined && users.length === 0)
    return (
      <>
        {t('clearedBy.noMember', { roles })} <MembersLink targetApp={targetApp} />
      </>
    );
  return users.length === 0 ? t('clearedBy.others', { roles }) : t('clearedBy.names', { names: users.join(', ') });
}
