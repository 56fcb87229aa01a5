/** A button that says why it is refused. It stays in the tab order, so that keyboard users can read the reason. */
import { Button, type ButtonProps, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useOffer } from '../keyboard/offers.js';

interface RefusableButtonProps extends Omit<ButtonProps, 'onClick' | 'className'> {
  /** Null: not refused. */
  readonly why: string | null;
  readonly onClick: () => void;
  /** Its name in the palette. Absent: it is not there. */
  readonly offeredAs?: string;
  readonly shortcut?: string | undefined;
}

export function RefusableButton({ why, onClick, offeredAs, shortcut, ...button }: RefusableButtonProps): ReactElement {
  const isOffered = why === null && button.disabled !== true;
  useOffer(isOffered && offeredAs !== undefined ? { label: offeredAs, run: onClick, shortcut } : null);
  if (why === null) return <Button {...button} onClick={onClick} />;
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      {/* The button does nothing, so it is neither primary nor dangerous. */}
      <Button {...button} type="default" danger={false} aria-disabled className="refused" />
    </Tooltip>
  );
}
