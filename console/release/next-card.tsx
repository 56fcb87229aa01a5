/** The next step: one sentence, the blockers, the controls that continue, and apart from them stops and undos. */
import { Card, Divider, Flex, Typography } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { PartBoundary } from '../shared/part-boundary.js';
import { actionGroups, type ShownAction } from './action-groups.js';
import { BlockerList } from './blocker-list.js';
import type { PlainCommandType } from './command-dialogs.js';
import { CommandButton } from './command-button.js';
import { RolloutControls } from './rollout-controls.js';
import type { CommandSender } from './use-command-sender.js';

interface NextCardProps {
  readonly progress: Progress;
  readonly sender: Pick<CommandSender<ReleaseCommandBody>, 'isBusy' | 'send'>;
}

export function NextCard({ progress, sender }: NextCardProps): ReactElement {
  const { t } = useTranslation();
  const { primary, beside, stops, rollout } = actionGroups(progress.allowedActions);
  const common = { progress, isBusy: sender.isBusy, onSend: sender.send };
  // Stop commands can be sent while another command is waiting.
  const stopping = { progress, isBusy: false, onSend: sender.send };
  const controls = [...(primary === null ? [] : [primary]), ...beside].filter(isPlain);
  const isFull = progress.status === 'FULL_RELEASE';
  /** The user may send none of them. */
  const isForOthers = stops.every(({ rejection }) => rejection !== null);
  return (
    <Card title={<h2 className="card-title">{t('progress.next')}</h2>}>
      <Flex vertical gap={16}>
        <Typography.Text data-testid="next-action">{nextWords(progress, t)}</Typography.Text>
        <PartBoundary>
          <BlockerList blockers={progress.blockers} />
        </PartBoundary>
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
        {stops.length === 0 ? null : (
          <section aria-label={isFull ? t('progress.after') : t('progress.stops')}>
            <Divider style={{ margin: '0 0 12px' }} />
            <Flex vertical gap={8}>
              <Typography.Text type="secondary">
                {isFull || isForOthers ? t(isFull ? 'progress.after' : 'progress.stops') : t('progress.stopsHint')}
              </Typography.Text>
              <Flex gap={8} wrap>
                {stops.filter(isPlain).map((action) => (
                  <CommandButton
                    key={action.type}
                    {...stopping}
                    action={action}
                    look={{ danger: action.type !== 'pause' && action.type !== 'reset' }}
                  />
                ))}
              </Flex>
            </Flex>
          </section>
        )}
      </Flex>
    </Card>
  );
}

function isPlain(action: ShownAction): action is ShownAction & { readonly type: PlainCommandType } {
  return action.type !== 'setPercentage' && action.type !== 'chooseType';
}

/** The next step as one sentence: the text in the current language for the domain's `nextActionOf`. */
function nextWords(progress: Progress, t: TFunction): string {
  const { status, phase } = progress;
  switch (status) {
    case 'CREATED':
      return progress.blockers.length === 0 ? t('next.AUTOMATIC') : t('next.CREATED');
    case 'GRAYSCALE_RELEASE':
      return t(`next.${phase ?? 'READY'}`);
    case 'FULL_RELEASE':
      return fullWords(progress, t);
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE':
      return t('next.FINAL');
    case 'UNDER_REVIEW':
    case 'PILOT_TESTING':
    case 'RELEASE_PREPARATION':
      return t(`next.${status}`);
  }
}

function fullWords({ offlineRequest, target }: Progress, t: TFunction): string {
  if (offlineRequest !== undefined) return t('next.OFFLINE_REQUESTED');
  const { candidate } = target;
  return candidate === null ? t('next.FULL_RELEASE') : t('next.BASELINE_BESIDE_GRAY', { version: candidate.version });
}
