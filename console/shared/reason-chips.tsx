/** Reasons of a stop as chips, so that no typing is needed. The value is the reason as it is sent, in words. */
import { Button, Flex } from 'antd';
// Not from the index, which would add every kind of input to the first page.
import TextArea from 'antd/es/input/TextArea.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonLimit } from './rules.js';

const chips = ['crashes', 'supportCalls', 'wrongContent', 'other'] as const;

interface ReasonChipsProps {
  /** Focuses the first chip when it appears. */
  readonly autoFocus?: boolean;
  /** Receives the reason in the current language. Empty: the chosen chip was released. */
  readonly onChange?: (reason: string) => void;
}

/** Toggles, one at a time. `Other` opens a text field, and is itself the reason while the field is empty. */
export function ReasonChips({ autoFocus = false, onChange = () => undefined }: ReasonChipsProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<(typeof chips)[number] | null>(null);
  const [typed, setTyped] = useState('');
  const typedOrOther = (text: string) => (text.trim() === '' ? t('reasons.other') : text.trim());
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap role="group" aria-label={t('form.reason')}>
        {chips.map((chip, index) => (
          <Button
            key={chip}
            shape="round"
            type={chip === chosen ? 'primary' : 'default'}
            aria-pressed={chip === chosen}
            autoFocus={autoFocus && index === 0}
            onClick={() => {
              setChosen(chip === chosen ? null : chip);
              if (chip === chosen) onChange('');
              else onChange(chip === 'other' ? typedOrOther(typed) : t(`reasons.${chip}`));
            }}
          >
            {t(`reasons.${chip}`)}
          </Button>
        ))}
      </Flex>
      {chosen === 'other' ? (
        <TextArea
          autoFocus
          aria-label={t('reasons.own')}
          placeholder={t('reasons.own')}
          maxLength={reasonLimit}
          rows={2}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(typedOrOther(target.value));
          }}
        />
      ) : null}
    </Flex>
  );
}
