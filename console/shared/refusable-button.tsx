/**
 * A button that says why it is refused, in words that touch, print and keyboard users have, too. It stays in the tab
 * order, and the words are its description.
 */
import { Button, type ButtonProps } from 'antd';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useState,
} from 'react';
import { useOffer } from '../keyboard/offers.js';

interface RefusableButtonProps extends Omit<ButtonProps, 'onClick' | 'className'> {
  /** Null: not refused. */
  readonly why: string | null;
  /** The words stand beside it already. */
  readonly isExplained?: boolean;
  readonly onClick: () => void;
  /** Its name in the palette. Absent: it is not there. */
  readonly offeredAs?: string;
  readonly shortcut?: string | undefined;
}

export function RefusableButton(props: RefusableButtonProps): ReactElement {
  const { why, isExplained = false, onClick, offeredAs, shortcut, ...button } = props;
  const isOffered = why === null && button.disabled !== true;
  useOffer(isOffered && offeredAs !== undefined ? { label: offeredAs, run: onClick, shortcut } : null);
  if (why === null) return <Button {...button} onClick={onClick} />;
  return <RefusedButton {...{ why, isExplained, button }} />;
}

interface RefusedButtonProps {
  readonly why: string;
  readonly isExplained: boolean;
  readonly button: ButtonProps;
}

function RefusedButton({ why, isExplained, button }: RefusedButtonProps): ReactElement {
  const show = useContext(ShowReason);
  useLayoutEffect(() => (isExplained ? undefined : show?.(why)), [isExplained, show, why]);
  return (
    <span className="refusable">
      {/* The button does nothing, so it is neither primary nor dangerous. */}
      <Button {...button} type="default" danger={false} aria-disabled aria-description={why} className="refused" />
      {isExplained || show !== null ? null : <span className="quiet refused-reason">{why}</span>}
    </span>
  );
}

/** Returns what takes the words away again. Null: the button shows them itself. */
const ShowReason = createContext<((why: string) => () => void) | null>(null);

/** Below a group of buttons: why some of them are refused, each reason once. */
export function RefusedReasons({ children }: { readonly children: ReactNode }): ReactElement {
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const show = useCallback((why: string) => {
    setReasons((before) => [...before, why]);
    return () => {
      setReasons((before) => before.toSpliced(before.indexOf(why), 1));
    };
  }, []);
  return (
    <ShowReason value={show}>
      {children}
      {[...new Set(reasons)].map((why) => (
        <p key={why} className="quiet refused-reason">
          {why}
        </p>
      ))}
    </ShowReason>
  );
}
