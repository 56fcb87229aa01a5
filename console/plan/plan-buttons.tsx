/** The commands on a live plan: hold, go to the next step, edit, end. */
import { Flex } from 'antd';
import { type ComponentProps, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { isPlainAction, planAction, type ShownAction } from '../release/action-groups.js';
import { CommandButton } from '../release/command-button.js';
import { RefusedHint } from '../release/refused-hint.js';
import { rejectionWords } from '../release/rejection-words.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { type PlanCardProps, PlanCommandButton } from './plan-command-button.js';
import { nextStepOf } from './plan-words.js';

const EditPlanDialog = lazyDialog(
  withTexts('plans', async () => (await import('./edit-plan-dialog.js')).EditPlanDialog),
);

export function PlanButtons({ progress, plan, sender }: PlanCardProps): ReactElement {
  const plain = (['holdPlan', 'endPlan'] as const).flatMap((type) => planAction(progress.allowedActions, type) ?? []);
  // While an approval is asked for, its buttons take the place.
  const advance = plan.openReview === undefined ? planAction(progress.allowedActions, 'advancePlan') : null;
  const edit = planAction(progress.allowedActions, 'editPlan');
  const rejection = advance?.rejection ?? edit?.rejection ?? null;
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
        {edit === null ? null : <EditButton {...{ progress, plan, sender }} action={edit} />}
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

/** Opens the dialog in which the steps to come are changed. */
function EditButton({
  progress,
  plan,
  sender,
  action,
}: PlanCardProps & { readonly action: ShownAction }): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const words = action.rejection === null ? null : rejectionWords(action.rejection, t);
  return (
    <>
      <RefusableButton
        isExplained
        why={words === null ? null : `${words.why} ${words.remedy}`}
        disabled={sender.isBusy}
        offeredAs={t('command.editPlan')}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('command.editPlan')}
      </RefusableButton>
      {isOpen ? (
        <EditPlanDialog
          {...{ progress, plan }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
