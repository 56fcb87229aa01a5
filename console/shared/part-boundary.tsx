/** Error boundary of one part of a page: the rest stays, and the part can be tried again. */
import { Button, type ButtonProps, Flex } from 'antd';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PartBoundaryProps {
  readonly children: ReactNode;
  /** Called before the children are rendered again. */
  readonly onRetry?: () => void;
  /** Replaces the part. The default is a notice of one line. */
  readonly fallback?: (retry: () => void) => ReactElement;
}

interface BoundaryState {
  readonly hasFailed: boolean;
}

export class PartBoundary extends Component<PartBoundaryProps, BoundaryState> {
  override readonly state: BoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true };
  }

  private readonly retry = (): void => {
    this.props.onRetry?.();
    this.setState({ hasFailed: false });
  };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback?.(this.retry) ?? <FailedPart onRetry={this.retry} />;
  }
}

interface FailedPartProps {
  readonly onRetry: () => void;
  readonly onClose?: () => void;
}

export function FailedPart({ onRetry, onClose }: FailedPartProps): ReactElement {
  const { t } = useTranslation();
  // Plain markup, because this file is part of the first page.
  return (
    <Flex role="alert" className="failed-part" gap={8} align="center" wrap>
      <span style={{ flex: 1, minWidth: 200 }}>{t('failure.part')}</span>
      <Button size="small" onClick={onRetry}>
        {t('action.retry')}
      </Button>
      <ReloadButton size="small" />
      {onClose === undefined ? null : (
        <Button size="small" onClick={onClose}>
          {t('action.close')}
        </Button>
      )}
    </Flex>
  );
}

/** Loads the page again, with the files of the newest build. */
export function ReloadButton(look: Pick<ButtonProps, 'size' | 'type'>): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      {...look}
      onClick={() => {
        location.reload();
      }}
    >
      {t('failure.reload')}
    </Button>
  );
}
