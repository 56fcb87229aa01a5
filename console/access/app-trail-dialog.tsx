/** Events of a target app: changes of its policy and push address, rotations of its push secret. */
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { TargetApp } from '../api/types.js';
import { RegistryTrail } from './registry-trail.js';

interface AppTrailDialogProps {
  readonly app: TargetApp;
  readonly onClose: () => void;
}

export function AppTrailDialog({ app, onClose }: AppTrailDialogProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal open width={900} footer={null} title={t('access.ofApp', { name: app.name })} onCancel={onClose}>
      <RegistryTrail
        name={`app:${app.id}`}
        read={(query, signal) =>
          api.GET('/v1/target-apps/{targetApp}/events', { params: { path: { targetApp: app.id }, query }, signal })
        }
      />
    </Modal>
  );
}
