/** Notices for the commands of this page that are waiting, refused, unanswered or stale. */
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { problemWords } from '../shared/problem-words.js';
import { Since } from '../shared/since.js';
import { rejectionWords } from './rejection-words.js';
import type { CommandSender, ShownCommand } from './use-command-sender.js';
import { useCommandWords } from './use-command-words.js';

type Sender = Pick<CommandSender, 'commands' | 'sendAgain' | 'sendAsNew' | 'dismiss'>;

export function CommandNotice({ sender }: { readonly sender: Sender }): ReactElement | null {
  const { commands } = sender;
  if (commands.length === 0) return null;
  return (
    <Flex vertical gap={8} aria-live="polite">
      {commands.map((state) =>
        state.kind === 'stale' ? (
          <StaleDialog key={state.intent.key} state={state} sender={sender} />
        ) : (
          <Notice key={state.intent.key} state={state} sender={sender} />
        ),
      )}
    </Flex>
  );
}

interface NoticeProps<State extends ShownCommand> {
  readonly state: State;
  readonly sender: Sender;
}

function StaleDialog({ state, sender }: NoticeProps<Extract<ShownCommand, { kind: 'stale' }>>): ReactElement {
  const { t } = useTranslation();
  const { intent, current } = state;
  return (
    <Modal
      open
      title={t('sending.staleTitle')}
      okText={t('sending.staleAgain', { command: t(`command.${intent.command.type}`) })}
      cancelText={t('action.close')}
      onCancel={() => {
        sender.dismiss(intent);
      }}
      onOk={() => {
        sender.sendAsNew(intent);
      }}
    >
      <StaleNotice current={current} />
    </Modal>
  );
}

function Notice({ state, sender }: NoticeProps<Exclude<ShownCommand, { kind: 'stale' }>>): ReactElement {
  const { t } = useTranslation();
  const { intent } = state;
  const command = t(`command.${intent.command.type}`);
  const closable = {
    closable: {
      onClose: () => {
        sender.dismiss(intent);
      },
    },
  };
  switch (state.kind) {
    case 'sending':
      return <Alert type="info" showIcon title={t('sending.pending', { command })} />;
    case 'waiting':
      return <Alert type="info" showIcon title={t('sending.waiting', { command })} />;
    case 'refused': {
      const { why, remedy } = rejectionWords(state.rejection, t);
      const title = t('sending.refused', { command });
      return <Alert {...closable} type="warning" showIcon title={title} description={`${why} ${remedy}`} />;
    }
    case 'failed': {
      const { title, detail } = problemWords(state.error, t, t('sending.failedDetail'));
      const again = (
        <Button
          size="small"
          onClick={() => {
            sender.sendAgain(intent);
          }}
        >
          {t('sending.sendAgain')}
        </Button>
      );
      return (
        <Alert {...closable} type="error" showIcon title={`${command}: ${title}`} description={detail} action={again} />
      );
    }
  }
}

/** What another user changed while the operator was deciding, and the current state. */
function StaleNotice({ current }: { readonly current: Progress }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { commandLabel, actorLabel } = useCommandWords();
  const last = current.lastCommands.find(({ outcome }) => outcome === 'APPLIED');
  return (
    <Flex vertical gap={8}>
      <Typography.Text>{t('sending.staleDetail')}</Typography.Text>
      {last === undefined ? null : (
        <Typography.Text>
          {t('sending.staleBy', { actor: actorLabel(last.actor), command: commandLabel(last.type) })} ·{' '}
          <Since at={last.at} />
        </Typography.Text>
      )}
      <Typography.Text strong>
        {t('sending.staleNow', { status: t(`status.${current.status}`), percentage: percent(current.percentage) })}
      </Typography.Text>
    </Flex>
  );
}
