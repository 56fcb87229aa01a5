/** Selects the next percentage: a preset above the current one, or a typed value. Both set the same text. */
import { Flex, Radio, Typography } from 'antd';
// Not from the index, which would add every kind of input to the first page.
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { percentageDecimals } from '../../domain/values/percentage.js';
import { useFormats } from '../i18n/use-language.js';
import { numberWords } from '../shared/number-words.js';
import { chosenPercentage, offeredPresets, type PercentageChoice, type PercentageLimits } from './percentage-choice.js';

interface PercentageSelectorProps {
  readonly limits: PercentageLimits;
  /** The typed text. Choosing a preset writes its digits here. */
  readonly text: string;
  readonly isDisabled: boolean;
  readonly onChange: (text: string) => void;
}

export function PercentageSelector({ limits, text, isDisabled, onChange }: PercentageSelectorProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const presets = offeredPresets(limits);
  const choice = chosenPercentage(text, limits);
  const label = useId();
  return (
    <Flex vertical gap={12}>
      <strong id={label}>{t('chooser.percentage')}</strong>
      <Radio.Group
        aria-labelledby={label}
        buttonStyle="solid"
        value={choice.outcome === 'valid' ? choice.percentage : null}
        disabled={isDisabled}
        onChange={(event) => {
          onChange(String(event.target.value));
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
        <FreePercentage {...{ limits, text, isDisabled, onChange, choice }} />
      )}
    </Flex>
  );
}

interface FreePercentageProps extends PercentageSelectorProps {
  readonly choice: PercentageChoice;
}

function FreePercentage({ limits, text, isDisabled, onChange, choice }: FreePercentageProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const above = percent(limits.above);
  const isWrong = choice.outcome === 'invalid' && choice.problem !== 'EMPTY';
  return (
    <>
      <Flex gap="4px 12px" align="center" wrap>
        <label htmlFor="free-percentage">{t('chooser.free')}</label>
        <Input
          id="free-percentage"
          value={text}
          disabled={isDisabled}
          inputMode="decimal"
          autoComplete="off"
          suffix="%"
          {...(isWrong ? { status: 'error' } : {})}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'free-percentage-problem' : 'free-percentage-hint'}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          style={{ width: 120 }}
        />
        <Typography.Text type="secondary" id="free-percentage-hint">
          {t('chooser.freeHint', { above })}
        </Typography.Text>
      </Flex>
      {choice.outcome === 'invalid' && choice.problem !== 'EMPTY' ? (
        <Typography.Text type="danger" role="alert" id="free-percentage-problem">
          {choice.problem === 'OUT_OF_RANGE'
            ? t('chooser.mustExceed', { above })
            : numberWords(choice.problem, text, percentageDecimals, t)}
        </Typography.Text>
      ) : null}
    </>
  );
}
