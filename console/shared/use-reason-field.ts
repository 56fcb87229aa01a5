/** A text field beside two decisions: one of them needs a text, the other takes one. */
import { type ChangeEvent, useState } from 'react';
import { reasonLimit } from './rules.js';

interface ReasonField {
  /** Without spaces around it. */
  readonly text: string;
  readonly isMissing: boolean;
  /** Calls `act` when there is a text. Otherwise the field has the focus and is marked. */
  readonly withText: (act: () => void) => void;
  readonly field: {
    readonly id: string;
    readonly maxLength: number;
    readonly value: string;
    readonly 'aria-invalid': boolean;
    readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  };
}

export function useReasonField(id: string): ReasonField {
  const [value, setValue] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const text = value.trim();
  return {
    text,
    isMissing,
    withText: (act) => {
      setIsMissing(text === '');
      if (text === '') document.getElementById(id)?.focus();
      else act();
    },
    field: {
      id,
      value,
      maxLength: reasonLimit,
      'aria-invalid': isMissing,
      onChange: ({ target }) => {
        setValue(target.value);
        setIsMissing(false);
      },
    },
  };
}
