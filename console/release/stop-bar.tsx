/** Stop commands directly below the head of a release, with what its users have now. Sticks to the top of a phone. */
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { actionGroups, isPlainAction } from './action-groups.js';
import { CommandButton } from './command-button.js';
import { RefusedHint } from './refused-hint.js';
import { type Shares, sharesOf } from './share.js';
import './stop-bar.css';

interface StopBarProps {
  readonly progress: Progress;
  /** The percentage of another gray release on the target. */
  readonly otherPercentage: number;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function StopBar({ progress, otherPercentage, onSend }: StopBarProps): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const stops = actionGroups(progress.allowedActions).stops.filter(isPlainAction);
  if (stops.length === 0) return null;
  const refused = stops.flatMap(({ rejection }) => (rejection === null ? [] : [rejection]));
  const parts = haveWhat(progress, sharesOf(progress, otherPercentage));
  return (
    <section aria-label={t('stopBar.title')} className="stop-bar">
      <Flex gap="8px 12px" align="center" wrap justify="space-between">
        <Flex gap={8} wrap>
          {stops.map((action) => (
            // On a phone, the card of the plan is far below.
            <span key={action.type} {...(action.type === 'holdPlan' ? { className: 'phone-only' } : {})}>
              {/* Stop commands can be sent while another command is waiting. */}
              <CommandButton
                {...{ progress, action, onSend, otherPercentage }}
                isBusy={false}
                look={{ danger: action.type !== 'holdPlan', ...(action.type === 'pause' ? { type: 'primary' } : {}) }}
              />
            </span>
          ))}
        </Flex>
        <Typography.Text type="secondary" className="long-name" data-testid="have-what">
          {parts
            .map(({ version, share }) =>
              version === null
                ? t('stopBar.haveNothing', { percentage: percent(share) })
                : t('stopBar.have', { percentage: percent(share), version }),
            )
            .join(t('stopBar.and'))}
        </Typography.Text>
      </Flex>
      {refused.map((rejection) => (
        <RefusedHint key={rejection.code} rejection={rejection} />
      ))}
    </section>
  );
}

/** `version` null: these users get nothing. */
function haveWhat(
  { version, target }: Progress,
  { release, otherCandidate, baseline, unavailable }: Shares,
): { readonly version: string | null; readonly share: number }[] {
  const others = [
    { version: target.candidate?.version ?? null, share: otherCandidate },
    { version: target.baseline?.version ?? null, share: baseline },
    { version: null, share: unavailable },
  ];
  return [{ version, share: release }, ...others.filter(({ share }) => share > 0)];
}
