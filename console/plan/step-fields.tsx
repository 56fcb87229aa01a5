/** The fields of own steps: a row for each, with what is wrong at its field. Steps that are fixed are texts. */
import { Button, Checkbox, Flex } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mostSteps } from '../../domain/plan/plan.js';
import { percentageDecimals } from '../../domain/values/percentage.js';
import { useFormats } from '../i18n/use-language.js';
import { numberWords } from '../shared/number-words.js';
import { type Unit, unitsMs } from '../shared/typed-duration.js';
import { ApprovalFields } from './approval-fields.js';
import { durationFaultWords } from './deadline-draft.js';
import { DurationField } from './duration-field.js';
import { addedBefore, percentageOf, type StepDraft, type StepFaults } from './plan-draft.js';
import { durationWords, msOf } from '../shared/duration-words.js';
import { TextField } from './text-field.js';

interface StepFieldsProps {
  /** The shares that the target app allows, for what is said about another. */
  readonly presets: readonly number[];
  /** The shortest wait before an automatic step. */
  readonly minBake: string;
  readonly drafts: readonly StepDraft[];
  /** What the first steps say, which cannot change any more. Only the time on the last of them can. */
  readonly fixed?: readonly string[];
  /** Steps to come are above this share. */
  readonly above?: number;
  /** Null: nothing is said yet. */
  readonly faults: readonly StepFaults[] | null;
  readonly onChange: (drafts: readonly StepDraft[]) => void;
}

export function StepFields(props: StepFieldsProps): ReactElement {
  const { presets, minBake, drafts, fixed = [], above = 0, faults, onChange } = props;
  const { t } = useTranslation();
  const last = drafts.at(-1);
  const isFull = drafts.length >= mostSteps;
  const addBefore = (index: number) => {
    onChange(addedBefore(drafts, index));
    setTimeout(() => document.getElementById(percentageId(index))?.focus());
  };
  return (
    <Flex vertical gap={12} align="flex-start">
      {drafts.map((draft, index) => (
        <StepRow
          key={draft.key}
          {...{ presets, minBake, draft, index, isFull }}
          above={Math.max(above, percentageBefore(drafts, index))}
          isLast={draft === last}
          isOnly={drafts.length === fixed.length + 1}
          fixedWords={fixed[index] ?? null}
          isPassed={index < fixed.length - 1}
          fault={faults?.[index] ?? null}
          onChange={(change) => {
            onChange(drafts.map((one) => (one === draft ? { ...one, ...change } : one)));
          }}
          onAddBefore={() => {
            addBefore(index);
          }}
          onRemove={() => {
            onChange(drafts.filter((one) => one !== draft));
          }}
        />
      ))}
      <Button
        disabled={isFull}
        onClick={() => {
          addBefore(drafts.length);
        }}
      >
        {t('planStart.add')}
      </Button>
    </Flex>
  );
}

function percentageBefore(drafts: readonly StepDraft[], index: number): number {
  const before = drafts[index - 1];
  return before === undefined ? 0 : percentageOf(before);
}

function percentageId(index: number): string {
  return `step-${String(index)}-percentage`;
}

interface StepRowProps {
  readonly presets: readonly number[];
  readonly minBake: string;
  readonly draft: StepDraft;
  /** Its share is higher than this. */
  readonly above: number;
  readonly index: number;
  readonly isLast: boolean;
  readonly isOnly: boolean;
  readonly isFull: boolean;
  /** What it says, unless it can change. */
  readonly fixedWords: string | null;
  /** Fixed, and so is the time on it. */
  readonly isPassed: boolean;
  readonly fault: StepFaults | null;
  readonly onChange: (change: Partial<StepDraft>) => void;
  readonly onAddBefore: () => void;
  readonly onRemove: () => void;
}

function StepRow(props: StepRowProps): ReactElement {
  const { draft, index, isLast, isOnly, isFull, fixedWords, isPassed, onChange, onAddBefore, onRemove } = props;
  const { t } = useTranslation();
  const number = index + 1;
  if (fixedWords !== null)
    return (
      <fieldset className="fields step-row">
        <legend>{t('plan.step', { number })}</legend>
        <span className="long-name">{fixedWords}</span>
        {isLast || isPassed ? null : <WaitField {...props} />}
      </fieldset>
    );
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
        <Button
          size="small"
          disabled={isFull}
          aria-label={t('planStart.addBeforeStep', { number })}
          onClick={onAddBefore}
        >
          {t('planStart.addBefore')}
        </Button>
        {isOnly ? null : (
          <Button size="small" aria-label={t('planStart.removeStep', { number })} onClick={onRemove}>
            {t('action.remove')}
          </Button>
        )}
      </Flex>
    </fieldset>
  );
}

function PercentageField({ presets, draft, above, index, fault, onChange }: StepRowProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const words = percentageWords(fault?.percentage ?? null, draft.percentage, t, {
    above: percent(above),
    presets: presets.map(percent).join(' · '),
  });
  return (
    <TextField
      id={percentageId(index)}
      label={t('planStart.percentage')}
      text={draft.percentage}
      fault={words}
      onChange={(percentage) => {
        onChange({ percentage });
      }}
    />
  );
}

function WaitField({ minBake, draft, index, fault, onChange }: StepRowProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useFormats();
  const least = durationWords(msOf(minBake), language);
  return (
    <DurationField
      id={`step-${String(index)}-wait`}
      label={t('planStart.wait')}
      text={draft.wait}
      unit={draft.unit}
      units={unitsOf(draft)}
      fault={durationFaultWords(fault?.wait ?? null, draft.wait, t, least)}
      onText={(wait) => {
        onChange({ wait });
      }}
      onUnit={(unit) => {
        onChange({ unit });
      }}
    />
  );
}

/** Seconds only for a step that has them. */
function unitsOf({ was }: StepDraft): Unit[] {
  const units = Object.keys(unitsMs) as Unit[];
  return units.filter((unit) => unit !== 'seconds' || (was?.bakeMs ?? 0) % unitsMs.minutes !== 0);
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
