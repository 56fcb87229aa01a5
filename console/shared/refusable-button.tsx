/** A button that says why it is refused. Then it stays in the tab order, so that everybody can learn the reason. */
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
      {/* It does nothing, so it is neither the way on nor dangerous. */}
      <Button {...button} type="default" danger={false} aria-disabled className="refused" />
    </Tooltip>
  );
}
