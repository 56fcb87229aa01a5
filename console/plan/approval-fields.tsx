/** Who must approve a step of a plan before it is entered, and how many of them. */
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mostApprovals } from '../../domain/plan/plan.js';
import type { StepDraft } from './plan-draft.js';

interface ApprovalFieldsProps {
  readonly draft: StepDraft;
  readonly index: number;
  readonly onChange: (change: Partial<StepDraft>) => void;
}

export function ApprovalFields({ draft, index, onChange }: ApprovalFieldsProps): ReactElement {
  const { t } = useTranslation();
  const id = `step-${String(index)}-approvers`;
  return (
    <>
      <Flex gap={8} align="center">
        <label htmlFor={id}>{t('planStart.approval')}</label>
        <select
          id={id}
          value={draft.approvers}
          onChange={({ target }) => {
            onChange({ approvers: target.value as StepDraft['approvers'] });
          }}
        >
          {(['NONE', 'REVIEWERS', 'ADMINS'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`planStart.approvers.${one}`)}
            </option>
          ))}
        </select>
      </Flex>
      {draft.approvers === 'NONE' ? null : (
        <Flex gap={8} align="center">
          <label htmlFor={`${id}-count`}>{t('planStart.approvals')}</label>
          <select
            id={`${id}-count`}
            value={draft.approvals}
            onChange={({ target }) => {
              onChange({ approvals: Number(target.value) });
            }}
          >
            {Array.from({ length: mostApprovals }, (_, n) => (
              <option key={n} value={n + 1}>
                {n + 1}
              </option>
            ))}
          </select>
        </Flex>
      )}
    </>
  );
}
