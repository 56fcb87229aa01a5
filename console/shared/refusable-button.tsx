/** A button that says why it is refused. It stays in the tab order, so that keyboard users can read the reason. */
import { Button, type ButtonProps, Tooltip } from 'antd';
import type { ReactElement } from 'react';

interface RefusableButtonProps extends Omit<ButtonProps, 'onClick' | 'className'> {
  /** Null: not refused. */
  readonly why: string | null;
  readonly onClick: () => void;
}

export function RefusableButton({ why, onClick, ...button }: RefusableButtonProps): ReactElement {
  if (why === null) return <Button {...button} onClick={onClick} />;
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      {/* The button does nothing, so it is neither primary nor dangerous. */}
      <Button {...button} type="default" danger={false} aria-disabled className="refused" />
    </Tooltip>
  );
}
