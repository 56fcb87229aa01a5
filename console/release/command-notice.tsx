/** What became of the last command, where it was not simply done: on its way, refused, unanswered, overtaken. */
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../api/new-id.js';
import { problemWords } from '../shared/problem-words.js';
import { refusalWords } from './refusal-words.js';
import type { CommandState } from './send-command.js';
import { StaleNotice } from './stale-notice.js';
import type { CommandSender } from './use-command.js';

export function CommandNotice({ sender }: { readonly sender: CommandSender }): ReactElement | null {
  const { t } = useTranslation();
  const { state, dismiss, repeat } = sender;
  if (state.name === 'idle' || state.name === 'done') return null;
  const command = t(`command.${state.intent.command.type}`);
  if (state.name === 'stale')
    return (
      <Modal
        open
        title={t('sending.staleTitle')}
        okText={t('sending.staleAgain', { command })}
        cancelText={t('action.close')}
        onCancel={dismiss}
        onOk={() => {
          repeat({ command: state.intent.command, key: newId() });
        }}
      >
        <StaleNotice current={state.current} />
      </Modal>
    );
  return (
    <div aria-live="polite">
      <NoticeOfState state={state} command={command} sender={sender} />
    </div>
  );
}

interface NoticeOfStateProps {
  readonly state: Exclude<CommandState, { name: 'idle' | 'done' | 'stale' }>;
  readonly command: string;
  readonly sender: CommandSender;
}

function NoticeOfState({ state, command, sender }: NoticeOfStateProps): ReactElement {
  const { t } = useTranslation();
  const { dismiss, repeat } = sender;
  const closable = { closable: { onClose: dismiss } };
  switch (state.name) {
    case 'sending':
      return <Alert type="info" showIcon title={t('sending.pending', { command })} />;
    case 'waiting':
      return <Alert type="info" showIcon title={t('sending.waiting', { command })} />;
    case 'refused': {
      const { why, remedy } = refusalWords(state.refusal, t);
      return (
        <Alert
          {...closable}
          type="warning"
          showIcon
          title={t('sending.refused', { command })}
          description={`${why} ${remedy}`}
        />
      );
    }
    case 'failed': {
      const { title, detail } = problemWords(state.error, t);
      const again = (
        <Button
          size="small"
          onClick={() => {
            repeat(state.intent);
          }}
        >
          {t('sending.sendAgain')}
        </Button>
      );
      return (
        <Alert
          {...closable}
          type="error"
          showIcon
          title={`${command}: ${title}`}
          description={
            <Flex vertical gap={4}>
              <Typography.Text>{detail}</Typography.Text>
              <Typography.Text type="secondary">{t('sending.failedDetail')}</Typography.Text>
            </Flex>
          }
          action={again}
        />
      );
    }
  }
}
