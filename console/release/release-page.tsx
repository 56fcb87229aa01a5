/** The release progress page: status, shares of users, next step, and all commands. */
import { App, Flex } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { linkTo } from '../api/base-path.js';
import { useRelease, namesOf, useTarget } from '../api/releases.js';
import { useMe } from '../api/session.js';
import type { Progress } from '../api/types.js';
import { useShownWorkspace } from '../app/current-workspace.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import type { LiveState } from '../live/tab-member.js';
import { useReleaseStream } from '../live/use-release-stream.js';
import { BlockerList } from './blocker-list.js';
import { CommandNotice } from './command-notice.js';
import { ExposureBar } from './exposure-bar.js';
import { ExposureCard } from './exposure-card.js';
import { LifecycleStepper } from './lifecycle-stepper.js';
import { NextCard } from './next-card.js';
import { ReleaseFacts } from './release-facts.js';
import { StopBar } from './stop-bar.js';
import { useCommand } from './use-command-sender.js';
import { useCommandWords } from './use-command-words.js';
import { Card } from '../shared/card.js';
import { CopyButton } from '../shared/copy-button.js';
import { FailureFace } from '../shared/failure-face.js';
import { lazyPart } from '../shared/lazy-part.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { PartBoundary } from '../shared/part-boundary.js';
import { AlsoIn, Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';
import { TwoColumns } from '../shared/two-columns.js';

// No stop depends on them, and the first page is the lighter without them.
const SideCards = lazyPart(async () => (await import('./lower-parts.js')).SideCards);
// Few releases have one.
const PlanCard = lazyPart(withTexts('plans', async () => (await import('../plan/plan-card.js')).PlanCard));
const ReleaseTabs = lazyPart(async () => (await import('./lower-parts.js')).ReleaseTabs);

export function ReleasePage(): ReactElement {
  const { id = '' } = useParams();
  const { data: me } = useMe();
  const live = useReleaseStream(id, me?.user ?? '');
  const { data: progress, error, refetch } = useRelease(id, live === 'live');
  if (progress !== undefined)
    return (
      <AlsoIn value={zonesOf(progress)}>
        <ReleaseView key={id} progress={progress} live={live} />
      </AlsoIn>
    );
  return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
}

function ReleaseView({ progress, live }: { readonly progress: Progress; readonly live: LiveState }): ReactElement {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const sender = useCommand(progress);
  useOthersNotice(progress, me?.user ?? '');
  useShownWorkspace([progress.workspace.id]);
  const { percent } = useFormats();
  const { miniProgram, environment, status, phase, target } = progress;
  const isOtherGray = target.candidate !== null && target.candidate.releaseId !== progress.id;
  const { data: wholeTarget } = useTarget(progress, isOtherGray);
  const otherPercentage = wholeTarget?.percentage ?? 0;
  const names = namesOf(progress);
  const state = status === 'GRAYSCALE_RELEASE' ? percent(progress.percentage) : t(`status.${status}`);
  return (
    <>
      <PageHeader
        title={names.release}
        tabTitle={t('progress.pageTitle', { state, release: names.release, target: names.target })}
        crumbs={[
          { label: progress.workspace.name, to: `/workspaces/${progress.workspace.id}/mini-programs` },
          { label: names.miniProgram, to: `/mini-programs/${miniProgram}` },
        ]}
        beside={
          <Flex gap="4px 12px" align="center" wrap>
            <span className="long-name">
              {t('progress.onTarget', { targetApp: names.target, environment: t(`environment.${environment}`) })}
            </span>
            <StatusTag status={status} phase={phase ?? undefined} />
            <LastChange change={progress.lastChange} />
          </Flex>
        }
        actions={
          <>
            <CopyButton text={progress.id} label={t('progress.copyId')} />
            <CopyButton text={location.href} label={t('progress.copyLink')} />
            <CopyButton text={curlOf(progress.id)} label={t('progress.copyCurl')} />
            <LiveIndicator state={live} />
          </>
        }
      />
      {/* Not a flex container: a sticky bar stays within the page, and not within its own line. */}
      <div className="page-parts">
        <PartBoundary>
          <LifecycleStepper progress={progress} />
        </PartBoundary>
        <PartBoundary>
          <StopBar progress={progress} otherPercentage={otherPercentage} onSend={sender.send} />
        </PartBoundary>
        <CommandNotice sender={sender} />
        <Card title={<h2 className="card-title">{t('progress.whoHasWhat')}</h2>}>
          <PartBoundary>
            <ExposureBar progress={progress} otherPercentage={otherPercentage} />
          </PartBoundary>
        </Card>
        <PartBoundary>
          <ReleaseFacts progress={progress} />
        </PartBoundary>
        <TwoColumns
          wide={
            <>
              <PartBoundary>
                <BlockerList {...{ progress, otherPercentage }} isBusy={sender.isBusy} onSend={sender.send} />
              </PartBoundary>
              {progress.plan === undefined ? null : <PlanCard {...{ progress, sender }} plan={progress.plan} />}
              <NextCard progress={progress} sender={sender} otherPercentage={otherPercentage} />
              {hasServed(progress) ? (
                <PartBoundary>
                  <ExposureCard progress={progress} />
                </PartBoundary>
              ) : null}
            </>
          }
          narrow={<SideCards progress={progress} />}
        />
        <Card>
          <ReleaseTabs progress={progress} />
        </Card>
      </div>
    </>
  );
}

/** Of the target app, and of the start of the plan. */
function zonesOf({ rollout, plan }: Progress): string[] {
  return [rollout.zone, ...(plan?.zone === undefined ? [] : [plan.zone])];
}

/** Some user has had it, now or in an earlier attempt. */
function hasServed({ percentage, steps, attempt }: Progress): boolean {
  return percentage > 0 || steps.length > 0 || attempt > 1;
}

/** What changed last, by whom and how long ago. */
function LastChange({ change }: { readonly change: Progress['lastChange'] }): ReactElement {
  const { t } = useTranslation();
  const { actorLabel, changeLabel } = useCommandWords();
  return (
    <span className="quiet long-name" data-testid="last-change">
      {t('progress.lastChange')}: {changeLabel(change.type, change.fromPercentage, change.toPercentage)} ·{' '}
      {actorLabel(change.by)} · <Since at={change.at} />
    </span>
  );
}

/** Shows whether the page is live. */
function LiveIndicator({ state }: { readonly state: LiveState }): ReactElement {
  const { t } = useTranslation();
  return (
    <span role="status" data-live={state}>
      {t(`live.${state}`)}
    </span>
  );
}

/** Notifies the operator of other users' commands on the shown release: author, command, outcome. */
function useOthersNotice(progress: Progress, me: string): void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { commandLabel, actorLabel } = useCommandWords();
  const { lastCommands } = progress;
  const seen = useRef(new Set(lastCommands.filter(({ outcome }) => outcome !== 'RECEIVED').map(({ id }) => id)));
  useEffect(() => {
    for (const { id, actor, type, outcome } of lastCommands) {
      if (outcome === 'RECEIVED' || seen.current.has(id)) continue;
      seen.current.add(id);
      if (actor === me) continue;
      const words = { actor: actorLabel(actor), command: commandLabel(type), outcome: t(`outcome.${outcome}`) };
      void message.info(t('sending.byOther', words), 5);
    }
  }, [lastCommands, me, message, t, commandLabel, actorLabel]);
}

/** Reads the release from a shell. The token stays in the environment, and out of the clipboard. */
function curlOf(release: string): string {
  return `curl -sS "${linkTo(`/v1/releases/${release}`)}" -H "Authorization: Bearer $HALFTONE_TOKEN"`;
}
