/** The fields of own steps: a row for each, with what is wrong at its field. */
import { Button, Checkbox, Flex, Radio, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mostApprovals, mostSteps } from '../../domain/plan/plan.js';
import { useFormats } from '../i18n/use-language.js';
import { numberWords } from '../shared/number-words.js';
import { percentageDecimals, percentageOf, type StepDraft, type StepFaults, type Unit, unitsMs } from './plan-draft.js';

interface StepFieldsProps {
  /** The shares that the target app allows, for what is said about another. */
  readonly presets: readonly number[];
  readonly drafts: readonly StepDraft[];
  /** Null: nothing is said yet. */
  readonly faults: readonly StepFaults[] | null;
  readonly onChange: (drafts: readonly StepDraft[]) => void;
}

export function StepFields({ presets, drafts, faults, onChange }: StepFieldsProps): ReactElement {
  const { t } = useTranslation();
  const last = drafts.at(-1);
  return (
    <Flex vertical gap={12} align="flex-start">
      {drafts.map((draft, index) => (
        <StepRow
          key={draft.key}
          {...{ presets, draft, index }}
          before={drafts[index - 1]}
          isLast={draft === last}
          isOnly={drafts.length === 1}
          fault={faults?.[index] ?? null}
          onChange={(change) => {
            onChange(drafts.map((one) => (one === draft ? { ...one, ...change } : one)));
          }}
          onRemove={() => {
            onChange(drafts.filter((one) => one !== draft));
          }}
        />
      ))}
      <Button
        disabled={drafts.length >= mostSteps}
        onClick={() => {
          onChange([
            ...drafts,
            {
              key: (last?.key ?? 0) + 1,
              percentage: '',
              wait: '1',
              unit: 'days',
              isByHand: false,
              approvers: 'NONE',
              approvals: 1,
            },
          ]);
        }}
      >
        {t('planStart.add')}
      </Button>
    </Flex>
  );
}

interface StepRowProps {
  readonly presets: readonly number[];
  readonly draft: StepDraft;
  readonly before: StepDraft | undefined;
  readonly index: number;
  readonly isLast: boolean;
  readonly isOnly: boolean;
  readonly fault: StepFaults | null;
  readonly onChange: (change: Partial<StepDraft>) => void;
  readonly onRemove: () => void;
}

function StepRow(props: StepRowProps): ReactElement {
  const { draft, index, isLast, isOnly, onChange, onRemove } = props;
  const { t } = useTranslation();
  const number = index + 1;
  return (
    <fieldset className="fields step-row">
      <legend>{t('plan.step', { number })}</legend>
      <PercentageField {...props} />
      {isLast ? null : <WaitField {...props} />}
      <Flex gap="4px 12px" align="center" wrap>
        <Checkbox
          checked={draft.isByHand}
          onChange={({ target }) => {
            onChange({ isByHand: target.checked });
          }}
        >
          {t('planStart.byHand')}
        </Checkbox>
        <ApprovalFields {...props} />
        {isOnly ? null : (
          <Button size="small" aria-label={t('planStart.removeStep', { number })} onClick={onRemove}>
            {t('action.remove')}
          </Button>
        )}
      </Flex>
    </fieldset>
  );
}

function PercentageField({ presets, draft, before, index, fault, onChange }: StepRowProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const words = percentageWords(fault?.percentage ?? null, draft.percentage, t, {
    above: percent(before === undefined ? 0 : percentageOf(before)),
    presets: presets.map(percent).join(' · '),
  });
  return (
    <TextField
      id={`step-${String(index)}-percentage`}
      label={t('planStart.percentage')}
      text={draft.percentage}
      fault={words}
      onChange={(percentage) => {
        onChange({ percentage });
      }}
    />
  );
}

function WaitField({ draft, index, fault, onChange }: StepRowProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex gap="4px 8px" align="flex-start" wrap>
      <TextField
        id={`step-${String(index)}-wait`}
        label={t('planStart.wait')}
        text={draft.wait}
        fault={waitWords(fault?.wait ?? null, draft.wait, t)}
        onChange={(wait) => {
          onChange({ wait });
        }}
      />
      <Radio.Group
        aria-label={t('planStart.unit')}
        value={draft.unit}
        onChange={({ target }) => {
          onChange({ unit: target.value as Unit });
        }}
        options={(Object.keys(unitsMs) as Unit[]).map((unit) => ({ value: unit, label: t(`planStart.units.${unit}`) }))}
        optionType="button"
      />
    </Flex>
  );
}

function ApprovalFields({ draft, index, onChange }: StepRowProps): ReactElement {
  const { t } = useTranslation();
  const id = `step-${String(index)}-approvers`;
  return (
    <>
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
      {draft.approvers === 'NONE' ? null : (
        <>
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
        </>
      )}
    </>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Null: nothing is wrong. */
  readonly fault: string | null;
  readonly type?: 'datetime-local';
  readonly onChange: (text: string) => void;
}

export function TextField({ id, label, text, fault, type, onChange }: TextFieldProps): ReactElement {
  return (
    <Flex vertical gap={2}>
      <Flex gap="4px 8px" align="center" wrap>
        <label htmlFor={id}>{label}</label>
        <Input
          id={id}
          value={text}
          autoComplete="off"
          {...(type === undefined ? { inputMode: 'decimal' } : { type })}
          {...(fault === null ? {} : { status: 'error', 'aria-describedby': `${id}-problem` })}
          aria-invalid={fault !== null}
          style={{ width: type === undefined ? 90 : 220 }}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      </Flex>
      {fault === null ? null : (
        <Typography.Text type="danger" role="alert" id={`${id}-problem`}>
          {fault}
        </Typography.Text>
      )}
    </Flex>
  );
}

function percentageWords(
  fault: StepFaults['percentage'],
  text: string,
  t: TFunction,
  words: { readonly above: string; readonly presets: string },
): string | null {
  if (fault === null) return null;
  if (fault === 'notGrowing' || fault === 'outOfRange' || fault === 'notPreset')
    return t(`planStart.problem.${fault}`, words);
  return numberWords(fault, text, percentageDecimals, t);
}

function waitWords(fault: StepFaults['wait'], text: string, t: TFunction): string | null {
  if (fault === null) return null;
  if (fault === 'tooShort' || fault === 'tooLong') return t(`planStart.problem.${fault}`);
  return numberWords(fault, text, 0, t);
}
