/** Radio buttons with a line of explanation each, as a form control. */
import { Radio, type RadioGroupProps, Typography } from 'antd';
import type { ReactElement } from 'react';

interface HintedRadiosProps extends Pick<RadioGroupProps, 'id' | 'value' | 'onChange'> {
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
}

export function HintedRadios({ choices, ...control }: HintedRadiosProps): ReactElement {
  return (
    <Radio.Group {...control}>
      {choices.map(({ value, label, hint }) => (
        <div key={value} style={{ marginBottom: 8 }}>
          <Radio value={value}>
            {label}
            <br />
            <Typography.Text type="secondary">{hint}</Typography.Text>
          </Radio>
        </div>
      ))}
    </Radio.Group>
  );
}
