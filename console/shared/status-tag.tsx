/** Tags: the status of a release, the availability of a target. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrayPhase, ReleaseStatus } from '../../domain/release/release.js';
import type { Availability } from '../../domain/target/target.js';
import { en } from '../i18n/words.js';

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
  return Object.hasOwn(en.status, status);
}

function isPhase(phase: string): phase is GrayPhase['name'] {
  return Object.hasOwn(en.phase, phase);
}

const availabilityColors: Record<Availability, string> = {
  ONLINE: 'success',
  OFFLINE_BY_OWNER: 'default',
  SUSPENDED_BY_OPERATOR: 'error',
  NEVER_RELEASED: 'default',
};

/** Whether a target serves anything, and the cause if it does not. */
export function AvailabilityTag({ availability }: { readonly availability: Availability }): ReactElement {
  const { t } = useTranslation();
  return (
    <Tag color={availabilityColors[availability]} style={{ marginInlineEnd: 0 }}>
      {t(`availability.${availability}`)}
    </Tag>
  );
}
