/** Tags: the status of a release, the availability of a target. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrayPhase, ReleaseStatus } from '../../domain/release/release.js';
import type { Availability } from '../../domain/target/target.js';
import { useFormats } from '../i18n/use-language.js';
import { words } from '../i18n/words.js';

const colors: Record<ReleaseStatus, string> = {
  CREATED: 'default',
  UNDER_REVIEW: 'processing',
  PILOT_TESTING: 'processing',
  RELEASE_PREPARATION: 'warning',
  GRAYSCALE_RELEASE: 'processing',
  FULL_RELEASE: 'success',
  CANCELED: 'default',
  ARCHIVED: 'default',
  OFFLINE: 'default',
};

interface StatusTagProps {
  /** The wire value. A value that this console does not know is shown unchanged. */
  readonly status: string;
  readonly phase?: string | null | undefined;
}

/** A release's status, with the phase while gray, as text and colour. */
export function StatusTag({ status, phase }: StatusTagProps): ReactElement {
  const { t } = useTranslation();
  if (!isStatus(status)) return <Tag>{status}</Tag>;
  const isGray = phase !== undefined && phase !== null && isPhase(phase);
  const words = isGray ? `${t(`status.${status}`)} · ${t(`phase.${phase}`)}` : t(`status.${status}`);
  return (
    <Tag color={phase === 'PAUSED' ? 'error' : colors[status]} style={{ marginInlineEnd: 0 }}>
      {words}
    </Tag>
  );
}

function isStatus(status: string): status is ReleaseStatus {
  return Object.hasOwn(words.status, status);
}

function isPhase(phase: string): phase is GrayPhase['name'] {
  return Object.hasOwn(words.phase, phase);
}

interface Served {
  readonly availability: Availability;
  readonly baseline: { readonly version: string } | null;
  readonly candidate: { readonly version: string } | null;
  readonly percentage: number;
}

/** What the users of a target get, by share, and the cause if they get nothing. */
export function AvailabilityTag({ target }: { readonly target: Served }): ReactElement {
  const words = useAvailabilityWords();
  return (
    <Tag color={availabilityColor(target)} style={{ marginInlineEnd: 0 }}>
      {words(target)}
    </Tag>
  );
}

/** `5 % gray, nothing for the rest` */
export function useAvailabilityWords(): (target: Served) => string {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return ({ availability, baseline, candidate, percentage }) => {
    if (candidate === null)
      return availability === 'ONLINE' && baseline !== null
        ? t('availability.toAll', { version: baseline.version })
        : t(`availability.${availability}`);
    const gray = { version: candidate.version, percentage: percent(percentage) };
    return baseline === null
      ? t('availability.grayOnly', gray)
      : t('availability.gray', { ...gray, baseline: baseline.version });
  };
}

function availabilityColor({ availability, baseline, candidate }: Served): string {
  if (availability === 'SUSPENDED_BY_OPERATOR') return 'error';
  if (candidate !== null) return baseline === null ? 'warning' : 'processing';
  return availability === 'ONLINE' ? 'success' : 'default';
}
