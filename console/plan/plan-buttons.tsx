/** The commands on a live plan: hold, go to the next step, end. */
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-language.js';
import { isPlainAction, planAction } from '../release/action-groups.js';
import { CommandButton } from '../release/command-button.js';
import { RefusedHint } from '../release/refused-hint.js';
import { type PlanCardProps, PlanCommandButton } from './plan-command-button.js';
import { nextStepOf } from './plan-words.js';

export function PlanButtons({ progress, plan, sender }: PlanCardProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const next = nextStepOf(plan);
  const advance = planAction(progress.allowedActions, 'advancePlan');
  const plain = (['holdPlan', 'endPlan'] as const).flatMap((type) => planAction(progress.allowedActions, type) ?? []);
  const rejection = advance?.rejection ?? null;
  const share = percent(next?.percentage ?? 0);
  const givesWords =
    next?.percentage === 100
      ? t('dialog.fullRelease', { version: progress.version })
      : t('plan.gives', { percentage: share, version: progress.version });
  return (
    <>
      <Flex gap={8} wrap>
        {plain.filter(isPlainAction).map((action) => (
          <CommandButton
            key={action.type}
            {...{ progress, action }}
            // A stop can be sent while another command is waiting.
            isBusy={action.type === 'holdPlan' ? false : sender.isBusy}
            otherPercentage={0}
            onSend={sender.send}
          />
        ))}
        {next === null || advance === null || plan.openReview !== undefined ? null : (
          <PlanCommandButton
            {...{ progress, sender }}
            command="advancePlan"
            action={advance}
            label={t('plan.goTo', { percentage: share })}
            paragraphs={[
              ...(next.approval === undefined ? [givesWords] : []),
              next.approval === undefined ? t('dialog.advancePlan') : t('plan.asksApproval'),
            ]}
            bodyOf={(reason) => ({ type: 'advancePlan', to: next.id, reason })}
          />
        )}
      </Flex>
      {rejection === null || plan.openReview !== undefined ? null : <RefusedHint rejection={rejection} />}
    </>
  );
}
