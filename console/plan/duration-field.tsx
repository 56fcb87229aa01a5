/** A whole number and its unit, with what is wrong with it below. */
import { Flex, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../shared/typed-duration.js';
import { TextField } from './text-field.js';

interface DurationFieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly unit: Unit;
  readonly units: readonly Unit[];
  /** Null: nothing is wrong. */
  readonly fault: string | null;
  readonly onText: (text: string) => void;
  readonly onUnit: (unit: Unit) => void;
}

export function DurationField({ unit, units, onText, onUnit, ...field }: DurationFieldProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex gap="4px 8px" align="flex-start" wrap>
      <TextField {...field} onChange={onText} />
      <Radio.Group
        aria-label={t('planStart.unit')}
        value={unit}
        onChange={({ target }) => {
          onUnit(target.value as Unit);
        }}
        options={units.map((one) => ({ value: one, label: t(`planStart.units.${one}`) }))}
        optionType="button"
      />
    </Flex>
  );
}
