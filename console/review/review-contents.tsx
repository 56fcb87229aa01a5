/** What a reviewer decides on: the request, the version, what is live now, and the version's other releases. */
import { Alert, Descriptions, Flex, Typography } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { releaseName } from '../api/releases.js';
import type { Review } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { ExactTime, Since } from '../shared/since.js';
import { AvailabilityTag, StatusTag } from '../shared/status-tag.js';
import { VersionContents } from './version-contents.js';

interface ReviewProps {
  readonly review: Review;
}

export function RequestCard({ review }: ReviewProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { requestedBy, requestedAt, expiresAt, reason, cancelActive, release, state, step } = review;
  const items = [
    { key: 'by', label: t('reviews.requestedBy'), children: <span className="long-name">{requestedBy}</span> },
    { key: 'at', label: t('reviews.requested'), children: <Since at={requestedAt} /> },
    ...(step === undefined ? [] : stepItems(step, t, percent)),
    ...(state === 'IN_REVIEW' && expiresAt !== undefined
      ? [{ key: 'expires', label: t('field.expires'), children: <ExactTime at={expiresAt} /> }]
      : []),
    ...(reason === undefined
      ? []
      : [{ key: 'reason', label: t('form.reason'), children: <span className="long-name">“{reason}”</span> }]),
    {
      key: 'release',
      label: t('reviews.release'),
      children: (
        <Link to={`/releases/${release.id}`} className="long-name">
          {releaseName(release)}
        </Link>
      ),
    },
  ];
  return (
    <Card title={<h2 className="card-title">{t('reviews.request')}</h2>}>
      <Descriptions column={1} size="small" items={items} />
      {cancelActive ? <Alert type="warning" showIcon title={t('reviews.cancelActive')} /> : null}
    </Card>
  );
}

/** The step of a plan: from which share to which, and who has approved. */
function stepItems(
  { fromPercentage, percentage, approvers, count, approvals }: NonNullable<Review['step']>,
  t: TFunction,
  percent: (value: number) => string,
): { readonly key: string; readonly label: string; readonly children: ReactNode }[] {
  const given = { given: approvals.length, count, group: t(`reviews.approvers.${approvers}`) };
  return [
    { key: 'step', label: t('reviews.step'), children: `${percent(fromPercentage)} → ${percent(percentage)}` },
    {
      key: 'approvals',
      label: t('reviews.approvals'),
      children: (
        <span className="long-name">
          {t('reviews.given', given)}
          {approvals.length === 0 ? null : `: ${approvals.map(({ by }) => by).join(', ')}`}
        </span>
      ),
    },
  ];
}

export function ContentsCard({ review }: ReviewProps): ReactElement {
  const { t } = useTranslation();
  const { contents, release } = review;
  return (
    <Card title={<h2 className="card-title">{t('reviews.contents', { version: release.version })}</h2>}>
      <Flex vertical gap={16}>
        <VersionContents contents={contents} />
        <PageChanges pages={contents.pages} changes={review.pageChanges} isAlone={review.kind !== 'OFFLINE'} />
        <Typography.Text type="secondary" className="long-name">
          {t('reviews.uploadedBy', { user: contents.uploadedBy })} · <Since at={contents.uploadedAt} />
        </Typography.Text>
      </Flex>
    </Card>
  );
}

interface PageChangesProps {
  readonly pages: readonly string[];
  readonly changes: Review['pageChanges'];
  /** Says that no other version is live. */
  readonly isAlone: boolean;
}

/** Pages against the live version. Where no other version is live, all pages. */
export function PageChanges({ pages, changes, isAlone }: PageChangesProps): ReactElement {
  const { t } = useTranslation();
  if (changes === undefined)
    return (
      <section>
        <strong>{t('versions.pages')}</strong>
        <PageList sign="" pages={pages} />
        {isAlone ? <span className="quiet">{t('reviews.nothingToCompare')}</span> : null}
      </section>
    );
  const { baseline, added, removed } = changes;
  return (
    <section>
      <strong>{t('reviews.pagesAgainst', { version: baseline })}</strong>
      {added.length + removed.length === 0 ? <div className="quiet">{t('reviews.samePages')}</div> : null}
      <PageList sign="+" label={t('reviews.added')} pages={added} />
      <PageList sign="−" label={t('reviews.removed')} pages={removed} />
    </section>
  );
}

interface PageListProps {
  readonly sign: string;
  readonly label?: string;
  readonly pages: readonly string[];
}

const pagesShown = 50;

function PageList({ sign, label, pages }: PageListProps): ReactElement | null {
  const { t } = useTranslation();
  if (pages.length === 0) return null;
  return (
    <ul className="page-changes" {...(label === undefined ? {} : { 'aria-label': label })}>
      {pages.slice(0, pagesShown).map((page) => (
        <li key={page}>
          {sign} {page}
        </li>
      ))}
      {pages.length > pagesShown ? (
        <li className="quiet">{t('reviews.morePages', { count: pages.length - pagesShown })}</li>
      ) : null}
    </ul>
  );
}

/** What the target serves now, and to whom. */
export function TargetCard({ review }: ReviewProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { target, release } = review;
  const { baseline, candidate } = target;
  const path = `/targets/${release.miniProgram}/${release.targetApp}/${release.environment}`;
  return (
    <Card title={<h2 className="card-title">{t('reviews.liveNow')}</h2>}>
      <Flex vertical gap={8} align="start">
        <AvailabilityTag target={{ ...target, percentage: candidate?.percentage ?? 0 }} />
        {baseline === null ? null : (
          <Link to={`/releases/${baseline.releaseId}`}>
            {baseline.version}: {percent(100 - (candidate?.percentage ?? 0))}
          </Link>
        )}
        {candidate === null ? null : (
          <Link to={`/releases/${candidate.releaseId}`}>
            {candidate.version}: {percent(candidate.percentage)}
          </Link>
        )}
        <Link to={path} className="long-name">
          {t('reviews.openTarget')}
        </Link>
      </Flex>
    </Card>
  );
}

export function ElsewhereCard({ review }: ReviewProps): ReactElement {
  const { t } = useTranslation();
  const { elsewhere, release } = review;
  return (
    <Card title={<h2 className="card-title">{t('reviews.elsewhere', { version: release.version })}</h2>}>
      {elsewhere.length === 0 ? <span className="quiet">{t('reviews.nowhereElse')}</span> : null}
      <ul className="plain-list">
        {elsewhere.map(({ id, targetAppName, environment, status, phase }) => (
          <li key={id}>
            <Flex gap={8} wrap align="center">
              <Link to={`/releases/${id}`} className="long-name">
                {targetAppName} · {t(`environment.${environment}`)}
              </Link>
              <StatusTag status={status} phase={phase} />
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
