/** Whether a target serves anything, and the cause if it does not. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Availability } from '../../domain/target/target.js';

const colors: Record<Availability, string> = {
  ONLINE: 'success',
  OFFLINE_BY_OWNER: 'default',
  SUSPENDED_BY_OPERATOR: 'error',
  NEVER_RELEASED: 'default',
};

export function AvailabilityTag({ availability }: { readonly availability: Availability }): ReactElement {
  const { t } = useTranslation();
  return (
    <Tag color={colors[availability]} style={{ marginInlineEnd: 0 }}>
      {t(`availability.${availability}`)}
    </Tag>
  );
}
