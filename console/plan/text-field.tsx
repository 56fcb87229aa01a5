/** A short text with its label in the same line, and what is wrong with it below. */
import { Flex, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';

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
