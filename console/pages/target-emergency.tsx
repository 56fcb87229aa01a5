/** The operator's emergency on a target: force it offline at once, or lift the suspension. Each with a reason. */
import { Button, Card, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetCommandType } from '../../domain/release/commands.js';
import { targetCommandTypes } from '../../domain/release/commands.js';
import type { Target } from '../api/progress-shapes.js';
import { targetPath } from '../api/releases.js';
import { useWrite } from '../api/use-write.js';
import { CommandDialog } from '../release/command-dialog.js';
import { RefusedHint } from '../release/refused-hint.js';
import { WriteFailure } from '../shared/write-failure.js';

export function TargetEmergency({ target }: { readonly target: Target }): ReactElement | null {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<TargetCommandType | null>(null);
  const write = useWrite(['target', 'targets', 'release', 'releases', 'release-commands', 'release-events']);
  const actions = targetCommandTypes.flatMap((type) => {
    const action = target.allowedActions.find((candidate) => candidate.type === type);
    return action === undefined || (!action.allowed && action.rejection === undefined) ? [] : [{ ...action, type }];
  });
  if (actions.length === 0) return null;
  return (
    <Card title={<h2 className="card-title">{t('targets.emergency')}</h2>}>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">{t('targets.emergencyHint')}</Typography.Text>
        <WriteFailure error={write.error} />
        <Flex gap={8} wrap>
          {actions.map(({ type, allowed, rejection }) => (
            <Flex key={type} gap={8} align="center" wrap>
              <Button
                danger={type === 'forceOffline'}
                disabled={!allowed}
                loading={write.isPending && write.variables.body !== undefined}
                onClick={() => {
                  setAsked(type);
                }}
              >
                {t(`command.${type}`)}
              </Button>
              {rejection === undefined ? null : <RefusedHint refusal={rejection} />}
            </Flex>
          ))}
        </Flex>
      </Flex>
      {asked === null ? null : (
        <CommandDialog
          command={asked}
          title={t('dialog.title', { command: t(`command.${asked}`) })}
          confirmLabel={t(`command.${asked}`)}
          facts={{}}
          onClose={() => {
            setAsked(null);
          }}
          onConfirm={({ reason }) => {
            setAsked(null);
            write.mutate({ method: 'POST', path: `${targetPath(target)}/commands`, body: { type: asked, reason } });
          }}
        />
      )}
    </Card>
  );
}
