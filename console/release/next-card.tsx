/** The next step by hand: one sentence, and the controls that continue, for those who may use them. */
import { Flex, Typography } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFinalStatus } from '../../domain/release/release.js';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { Card } from '../shared/card.js';
import { PartBoundary } from '../shared/part-boundary.js';
import { actionGroups, isPlainAction, isReader, isReviewDecision } from './action-groups.js';
import { offeredByBlockers } from './blocker-list.js';
import { CommandButton } from './command-button.js';
import { RefusedHint } from './refused-hint.js';
import { RolloutControls } from './rollout-controls.js';
import type { CommandSender } from './use-command-sender.js';

interface NextCardProps {
  readonly progress: Progress;
  readonly sender: Pick<CommandSender<ReleaseCommandBody>, 'isBusy' | 'send'>;
  /** The percentage of another gray release on the target. */
  readonly otherPercentage: number;
}

export function NextCard({ progress, sender, otherPercentage }: NextCardProps): ReactElement {
  const { t } = useTranslation();
  const { primary, beside, rollout } = actionGroups(progress.allowedActions);
  const common = { progress, otherPercentage, isBusy: sender.isBusy, onSend: sender.send };
  const controls = [...(primary === null ? [] : [primary]), ...beside]
    .filter(isPlainAction)
    .filter(({ type }) => !isReviewDecision(type))
    .filter(({ type }) => !offeredByBlockers(progress).includes(type));
  const refused = controls.flatMap(({ rejection }) => (rejection === null ? [] : [rejection]));
  const whoElse = whoElseWords(progress, t);
  return (
    <Card title={<h2 className="card-title">{t('progress.next')}</h2>}>
      <Flex vertical gap={16}>
        <Typography.Text data-testid="next-action">{whoElse ?? nextWords(progress, t)}</Typography.Text>
        <NextLinks progress={progress} />
        {rollout === null || progress.phase === 'PAUSED' || progress.phase === 'APPLYING' ? null : (
          <PartBoundary>
            <RolloutControls key={`${progress.attempt}-${progress.percentage}`} {...common} rollout={rollout} />
          </PartBoundary>
        )}
        {controls.length === 0 ? null : (
          <Flex gap={8} wrap>
            {controls.map((action) => (
              <CommandButton
                key={action.type}
                {...common}
                action={action}
                {...(action === primary ? { look: { type: 'primary' } } : {})}
              />
            ))}
          </Flex>
        )}
        {refused.map((rejection) => (
          <RefusedHint key={rejection.code} rejection={rejection} />
        ))}
      </Flex>
    </Card>
  );
}

/** Where to go on after the release: QR codes of a full one, a new version after one that was taken back. */
function NextLinks({ progress: { status, miniProgram } }: Pick<NextCardProps, 'progress'>): ReactElement | null {
  const { t } = useTranslation();
  if (status === 'FULL_RELEASE') return <Link to={`/mini-programs/${miniProgram}/qr`}>{t('progress.qrCodes')}</Link>;
  if (status !== 'CANCELED' && status !== 'ARCHIVED') return null;
  return <Link to={`/mini-programs/${miniProgram}/versions?new`}>{t('progress.newVersion')}</Link>;
}

/** For users who cannot move the release on: that they may read or stop it, and who can. */
function whoElseWords({ status, allowedActions }: Progress, t: TFunction): string | null {
  if (isFinalStatus(status)) return null;
  if (isReader(allowedActions)) return t('progress.mayRead');
  const raise = allowedActions.find(({ type }) => type === 'setPercentage');
  return raise?.rejection?.code === 'FORBIDDEN' ? t('progress.othersRaise') : null;
}

/** The next step as one sentence. The target can change what its code says of the release alone. */
function nextWords({ nextActionCode: code, blockers, target: { candidate } }: Progress, t: TFunction): string {
  if (code === 'AUTOMATIC' && blockers.length > 0) return t('next.CREATED');
  if (code === 'FULL_RELEASE' && candidate !== null)
    return t('next.BASELINE_BESIDE_GRAY', { version: candidate.version });
  return t(`next.${code}`);
}
