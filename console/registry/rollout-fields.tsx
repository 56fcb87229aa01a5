/** The part of a target app's policy that plans follow: times with their units, and the zone. */
import { Flex, Form, Radio } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { TFunction } from 'i18next';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolloutBounds, type RolloutTimeName, rolloutTimeNames } from '../../domain/registry/rollout-policy.js';
import { parseTypedNumber } from '../../domain/values/typed-number.js';
import { useFormats } from '../i18n/use-language.js';
import { durationWords } from '../shared/duration-words.js';
import { numberWords } from '../shared/number-words.js';
import { optionalNumber } from '../shared/rules.js';
import { type TypedDuration, typedMs, type Unit, unitsMs } from '../shared/typed-duration.js';
import { zoneChoices } from '../shared/zones.js';

export function RolloutFields(): ReactElement {
  const { t } = useTranslation();
  const { language } = useFormats();
  const [zones] = useState(zoneChoices);
  return (
    <fieldset className="fields">
      <legend>{t('rolloutPolicy.title')}</legend>
      {rolloutTimeNames.map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`rolloutPolicy.${name}`)}
          extra={t(`rolloutPolicy.${name}Hint`)}
          rules={[
            {
              validator: (_, typed: TypedDuration) => {
                const problem = problemWith(typed, name, t, language);
                return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
              },
            },
          ]}
        >
          <DurationInput label={t(`rolloutPolicy.${name}`)} />
        </Form.Item>
      ))}
      <Form.Item name="zone" label={t('rolloutPolicy.zone')} extra={t('rolloutPolicy.zoneHint')}>
        <select>
          {zones.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item
        name="approvalFrom"
        label={t('rolloutPolicy.approvalFrom')}
        extra={t('rolloutPolicy.approvalFromHint')}
        rules={[optionalNumber(t, { min: 0.01, max: 100, decimals: 2 })]}
      >
        <Input inputMode="decimal" autoComplete="off" suffix="%" style={{ width: 120 }} />
      </Form.Item>
    </fieldset>
  );
}

function problemWith(typed: TypedDuration, name: RolloutTimeName, t: TFunction, language: string): string | null {
  const number = parseTypedNumber(typed.count, 0);
  if (number.outcome === 'invalid') return numberWords(number.problem, typed.count, 0, t);
  const { leastMs, mostMs } = rolloutBounds[name];
  const ms = typedMs(typed);
  if (ms >= leastMs && ms <= mostMs) return null;
  return t('rolloutPolicy.outOfRange', {
    least: durationWords(leastMs, language),
    most: durationWords(mostMs, language),
  });
}

/** `Form.Item` gives the other properties. */
interface DurationInputProps {
  readonly label: string;
  readonly id?: string;
  readonly value?: TypedDuration;
  readonly onChange?: (typed: TypedDuration) => void;
}

function DurationInput({ label, value, onChange, ...rest }: DurationInputProps): ReactElement | null {
  const { t } = useTranslation();
  if (value === undefined) return null;
  return (
    <Flex gap="4px 8px" wrap>
      <Input
        {...rest}
        inputMode="numeric"
        autoComplete="off"
        style={{ width: 120 }}
        value={value.count}
        onChange={({ target }) => {
          onChange?.({ ...value, count: target.value });
        }}
      />
      <Radio.Group
        aria-label={t('rolloutPolicy.unitOf', { field: label })}
        value={value.unit}
        onChange={({ target }) => {
          onChange?.({ ...value, unit: target.value as Unit });
        }}
        options={(Object.keys(unitsMs) as Unit[]).map((unit) => ({
          value: unit,
          label: t(`rolloutPolicy.units.${unit}`),
        }))}
        optionType="button"
      />
    </Flex>
  );
}
