/**
 * A box with a head and contents. Not Ant Design's, which brings tabs, a menu and skeletons to the first page: a
 * twentieth of its weight.
 */
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import './card.css';

interface CardProps {
  /** The heading, with its level. Absent: no head. */
  readonly title?: ReactNode;
  /** At the end of the head. */
  readonly extra?: ReactNode;
  readonly isLoading?: boolean;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

export function Card({ title, extra, isLoading = false, style, children }: CardProps): ReactElement {
  return (
    <div className="card" style={style}>
      {title === undefined ? null : (
        <div className="card-head">
          {title}
          {extra}
        </div>
      )}
      <div className="card-body" aria-busy={isLoading}>
        {isLoading ? <div aria-hidden className="card-placeholder" /> : children}
      </div>
    </div>
  );
}
