/** The commands on a live plan: hold, go to the next step, end. */
import { Flex } from 'antd';
import type { ComponentProps, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-language.js';
import { isPlainAction, planAction } from '../release/action-groups.js';
import { CommandButton } from '../release/command-button.js';
import { RefusedHint } from '../release/refused-hint.js';
import { type PlanCardProps, PlanCommandButton } from './plan-command-button.js';
import { nextStepOf } from './plan-words.js';

export function PlanButtons({ progress, plan, sender }: PlanCardProps): ReactElement {
  const plain = (['holdPlan', 'endPlan'] as const).flatMap((type) => planAction(progress.allowedActions, type) ?? []);
  // While an approval is asked for, its buttons take the place.
  const advance = plan.openReview === undefined ? planAction(progress.allowedActions, 'advancePlan') : null;
  const rejection = advance?.rejection ?? null;
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
        {advance === null ? null : <AdvanceButton {...{ progress, plan, sender }} action={advance} />}
      </Flex>
      {rejection === null ? null : <RefusedHint rejection={rejection} />}
    </>
  );
}

type AdvanceProps = PlanCardProps & Pick<ComponentProps<typeof PlanCommandButton>, 'action'>;

/** To the next step, or to its approval. */
function AdvanceButton({ progress, plan, sender, action }: AdvanceProps): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { version } = progress;
  const next = nextStepOf(plan);
  if (next === null) return null;
  const share = percent(next.percentage);
  const givesWords =
    next.percentage === 100 ? t('dialog.fullRelease', { version }) : t('plan.gives', { percentage: share, version });
  return (
    <PlanCommandButton
      {...{ progress, sender, action }}
      command="advancePlan"
      label={t('plan.goTo', { percentage: share })}
      paragraphs={next.approval === undefined ? [givesWords, t('dialog.advancePlan')] : [t('plan.asksApproval')]}
      bodyOf={(reason) => ({ type: 'advancePlan', to: next.id, reason })}
      override={{
        share: next.percentage,
        bodyOf: (reason) => ({ type: 'advancePlan', to: next.id, reason, override: { reason } }),
      }}
    />
  );
}
