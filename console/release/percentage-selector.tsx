/** Chooses the next share of users: presets above the current one, or a value of one's own with two decimals. */
import { Flex, InputNumber, Radio, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-language.js';
import { offeredPresets, type PercentageLimits } from './percentage-choice.js';

interface PercentageSelectorProps {
  readonly limits: PercentageLimits;
  readonly value: number | null;
  readonly isDisabled: boolean;
  readonly onChange: (value: number | null) => void;
}

export function PercentageSelector({ limits, value, isDisabled, onChange }: PercentageSelectorProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const presets = offeredPresets(limits);
  return (
    <Flex vertical gap={12}>
      <Radio.Group
        aria-label={t('chooser.percentage')}
        buttonStyle="solid"
        value={value}
        disabled={isDisabled}
        onChange={(event) => {
          onChange(event.target.value as number);
        }}
      >
        {presets.map((preset) => (
          <Radio.Button key={preset} value={preset}>
            {percent(preset)}
          </Radio.Button>
        ))}
      </Radio.Group>
      {limits.presetsOnly ? (
        <Typography.Text type="secondary">{t('chooser.presetsOnly')}</Typography.Text>
      ) : (
        <Flex gap="4px 12px" align="center" wrap>
          <label htmlFor="free-percentage">{t('chooser.free')}</label>
          <InputNumber<number>
            id="free-percentage"
            value={value}
            disabled={isDisabled}
            min={0}
            max={100}
            precision={2}
            suffix="%"
            aria-describedby="free-percentage-hint"
            onChange={onChange}
            style={{ width: 120 }}
          />
          <Typography.Text type="secondary" id="free-percentage-hint">
            {t('chooser.freeHint', { above: percent(limits.above) })}
          </Typography.Text>
        </Flex>
      )}
    </Flex>
  );
}
