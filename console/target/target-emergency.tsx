/** Emergency commands of the operator on a target: suspend it at once, or lift the suspension. Each needs a reason. */
import { Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TargetCommandType, targetCommandTypes } from '../../domain/release/command-catalog.js';
import { api } from '../api/client.js';
import type { Target, TargetCommandBody } from '../api/types.js';
import { queryClient } from '../api/query-client.js';
import { targetPathOf, useTargetNames } from '../api/releases.js';
import { CommandDialog } from '../release/command-dialog.js';
import { CommandNotice } from '../release/command-notice.js';
import { Card } from '../shared/card.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { useCommandSender } from '../release/use-command-sender.js';

const touched = ['target', 'targets', 'release', 'releases', 'release-commands', 'release-events'];

function refreshAll(): void {
  for (const key of touched) void queryClient.invalidateQueries({ queryKey: [key] });
}

export function TargetEmergency({ target }: { readonly target: Target }): ReactElement | null {
  const { t } = useTranslation();
  const [command, setCommand] = useState<TargetCommandType | null>(null);
  const path = targetPathOf(target);
  const names = useTargetNames(target);
  const namesOfDialog = {
    release: names.miniProgram,
    target: `${names.targetApp} · ${t(`environment.${target.environment}`)}`,
  };
  const sender = useCommandSender<TargetCommandBody>(
    {
      post: (body, header) =>
        api.POST('/v1/targets/{miniProgram}/{targetApp}/{environment}/commands', { params: { path, header }, body }),
    },
    {
      onDone: (answer) => {
        if ('target' in answer) queryClient.setQueryData(['target', path], answer.target);
      },
      onSettled: refreshAll,
    },
  );
  // They are refused to users without the role alone.
  const actions = targetCommandTypes.filter((type) =>
    target.allowedActions.some((action) => action.type === type && action.allowed),
  );
  if (actions.length === 0 && sender.commands.length === 0) return null;
  return (
    <Card title={<h2 className="card-title">{t('targets.emergency')}</h2>}>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">{t('targets.emergencyHint')}</Typography.Text>
        <CommandNotice sender={sender} />
        <Flex gap={8} wrap>
          {actions.map((type) => (
            <RefusableButton
              key={type}
              why={null}
              danger={type === 'forceOffline'}
              offeredAs={t(`command.${type}`)}
              onClick={() => {
                setCommand(type);
              }}
            >
              {t(`command.${type}`)}
            </RefusableButton>
          ))}
        </Flex>
      </Flex>
      {command === null ? null : (
        <CommandDialog
          command={command}
          title={t('dialog.titleNamed', { command: t(`command.${command}`), ...namesOfDialog })}
          confirmLabel={t(`command.${command}`)}
          paragraphs={[t(`dialog.${command}`)]}
          onClose={() => {
            setCommand(null);
          }}
          onConfirm={({ reason = '' }) => {
            setCommand(null);
            sender.send({ type: command, reason: reason.trim() });
          }}
        />
      )}
    </Card>
  );
}
