/** What holds a plan, each with the button that clears it. */
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanHold } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { planAction } from '../release/action-groups.js';
import { RefusedHint } from '../release/refused-hint.js';
import { useCommandWords } from '../release/use-command-words.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { Since } from '../shared/since.js';
import { type PlanCardProps, PlanCommandButton } from './plan-command-button.js';
import { holdWords, movableStart } from './plan-words.js';

const ResumePlanDialog = lazyDialog(
  withTexts('plans', async () => (await import('./resume-plan-dialog.js')).ResumePlanDialog),
);

export function PlanHolds(props: PlanCardProps): ReactElement | null {
  const { t } = useTranslation();
  const { progress, plan } = props;
  const { holds } = plan;
  if (plan.ended !== undefined || holds.length === 0) return null;
  const rejection = planAction(progress.allowedActions, 'resumePlan')?.rejection ?? null;
  return (
    <section aria-label={t('plan.holds')} className="plan-holds">
      <ul className="plain-list">
        {holds.map((hold) => (
          <li key={hold.id}>
            <HoldLine {...props} hold={hold} isOnly={holds.length === 1} />
          </li>
        ))}
      </ul>
      {holds.length === 1 ? null : (
        <ResumeButton {...props} holds={holds} label={t('plan.resumeAll')} look={{ type: 'primary' }} />
      )}
      {rejection === null ? null : <RefusedHint rejection={rejection} />}
    </section>
  );
}

function HoldLine(props: PlanCardProps & { readonly hold: PlanHold; readonly isOnly: boolean }): ReactElement {
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  const { plan, hold, isOnly } = props;
  return (
    <Flex vertical gap={4} align="flex-start">
      <Typography.Text strong className="long-name">
        {holdWords(hold, plan.runsAs, t)}
      </Typography.Text>
      <span className="quiet">
        {t('plan.heldBy', { user: actorLabel(hold.by) })} · <Since at={hold.since} />
      </span>
      <ResumeButton
        {...props}
        holds={[hold]}
        label={t('plan.resumeHold')}
        {...(isOnly ? { look: { type: 'primary' } } : {})}
      />
    </Flex>
  );
}

interface ResumeButtonProps extends PlanCardProps {
  readonly holds: readonly PlanHold[];
  readonly label: string;
  readonly look?: { readonly type: 'primary' };
}

/** Clears exactly these holds. */
function ResumeButton({ progress, plan, sender, holds, label, look }: ResumeButtonProps): ReactElement | null {
  const { t } = useTranslation();
  const action = planAction(progress.allowedActions, 'resumePlan');
  if (action === null) return null;
  const startAt = movableStart(plan, progress);
  const bodyOf = (reason: string) => ({
    type: 'resumePlan' as const,
    holds: holds.map(({ id }) => id),
    ...(reason === '' ? {} : { reason }),
  });
  const askStart = (at: string) => (onClose: () => void) => (
    <ResumePlanDialog
      {...{ progress, startAt: at, submitLabel: label, onClose }}
      onResume={(reason, given) => {
        sender.send({ ...bodyOf(reason), ...given });
      }}
    />
  );
  return (
    <PlanCommandButton
      {...{ progress, action, label, sender }}
      command="resumePlan"
      paragraphs={[t('dialog.resumePlan')]}
      {...(look === undefined ? {} : { look })}
      ask={startAt === null ? undefined : askStart(startAt)}
      {...{ bodyOf }}
    />
  );
}
