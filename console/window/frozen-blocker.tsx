/** Since when change windows block a release, when they open, who lifts them, and the exemption by their admins. */
import { Button, Form, Typography } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session.js';
import type { Blocker, Progress } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { whyForbidden } from '../app/why-forbidden.js';
import { actingRoleWords } from '../release/rejection-words.js';
import { FormDialog } from '../shared/form-dialog.js';
import { reasonLimit, required } from '../shared/rules.js';
import { ExactTime, Since } from '../shared/since.js';
import { frozenWindows } from './frozen-windows.js';
import { windowsTouched } from './window-words.js';

interface FrozenBlockerProps {
  readonly blocker: Blocker;
  readonly progress: Progress;
}

type FrozenWindow = ReturnType<typeof frozenWindows>[number];

export function FrozenBlocker({ blocker, progress }: FrozenBlockerProps): ReactElement {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [exempted, setExempted] = useState<FrozenWindow | null>(null);
  const lifting = (blocker.facts?.['liftedBy'] ?? []) as readonly string[];
  const roles = lifting.map((role) => actingRoleWords(role, t) ?? role).join(t('forbidden.alsoOr'));
  const mayExempt = ({ workspaceId }: FrozenWindow) =>
    me !== null && me !== undefined && whyForbidden('manageWindows', { workspace: workspaceId }, me, t) === null;
  return (
    <>
      <Typography.Text type="secondary">
        <Since at={blocker.since} /> ·{' '}
        {blocker.until === undefined ? null : (
          <>
            {t('frozen.opens')} <ExactTime at={blocker.until} /> ·{' '}
          </>
        )}
        {t('frozen.lifted', { roles })}
      </Typography.Text>
      {frozenWindows(progress)
        .filter(mayExempt)
        .map((window) => (
          <span key={window.id} className="long-name">
            {t('frozen.window', { name: window.name, by: window.by })}{' '}
            <Button
              size="small"
              onClick={() => {
                setExempted(window);
              }}
            >
              {t('frozen.exempt')}
            </Button>
          </span>
        ))}
      {exempted === null ? null : (
        <ExemptDialog
          release={progress.id}
          window={exempted}
          onClose={() => {
            setExempted(null);
          }}
        />
      )}
    </>
  );
}

interface ExemptDialogProps {
  readonly release: string;
  readonly window: FrozenWindow;
  readonly onClose: () => void;
}

function ExemptDialog({ release, window, onClose }: ExemptDialogProps): ReactElement {
  const { t } = useTranslation();
  const path = '/v1/workspaces/{workspace}/change-windows/{window}/exemptions';
  const exemption = useWrite('post', path, windowsTouched);
  const params = { path: { workspace: window.workspaceId, window: window.id } };
  return (
    <FormDialog<{ readonly reason: string }>
      title={t('frozen.exemptFrom', { name: window.name })}
      submitLabel={t('frozen.exempt')}
      isPending={exemption.isPending}
      error={exemption.error}
      onSubmit={({ reason }) => {
        exemption.mutate({ params, body: { release, reason: reason.trim() } }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <p>{t('frozen.exemptDetail')}</p>
      <Form.Item name="reason" label={t('form.reason')} rules={[required(t)]}>
        <TextArea autoFocus maxLength={reasonLimit} rows={2} />
      </Form.Item>
    </FormDialog>
  );
}
