/** The ledger: every command of this release or target, its author and its outcome. */
import { Button, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { hasStatus } from '../api/api-problem.js';
import type { LedgerCommand } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { PagedTable } from '../shared/data-table.js';
import { rejectionWords } from './rejection-words.js';
import { rejectionOf } from './command-state.js';
import { useActorColumn, useWhenColumn, WithReason } from './trail-columns.js';
import { useCommandWords } from './use-command-words.js';

export const outcomeColors: Record<LedgerCommand['outcome'], string> = {
  RECEIVED: 'processing',
  APPLIED: 'success',
  NO_OP: 'default',
  REJECTED: 'warning',
};

export function LedgerTable({ list }: { readonly list: List<LedgerCommand> }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { commandLabel } = useCommandWords();
  const when = useWhenColumn<LedgerCommand>(({ receivedAt }) => receivedAt);
  const actor = useActorColumn<LedgerCommand>();
  const page = usePage(list, { pageSize: 10, cursorName: 'commands' });
  const wordsOf = (command: LedgerCommand) => {
    const { percentage } = command.args;
    const label = commandLabel(command.type);
    return typeof percentage === 'number' ? `${label}: ${percent(percentage)}` : label;
  };
  return (
    <PagedTable<LedgerCommand>
      page={page}
      label={t('tabs.ledger')}
      empty={t('ledger.empty')}
      keyOf={({ id }) => id}
      columns={[
        when,
        actor,
        {
          key: 'command',
          title: t('ledger.command'),
          render: (command) => <WithReason reason={command.reason}>{wordsOf(command)}</WithReason>,
        },
        {
          key: 'outcome',
          title: t('ledger.outcome'),
          render: (command) => (
            <>
              <Tag color={outcomeColors[command.outcome]}>{t(`outcome.${command.outcome}`)}</Tag>
              <WithdrawButton command={command} />
              {command.outcome === 'REJECTED' ? (
                <div>
                  <Typography.Text type="secondary">{rejectionWords(rejectionOf(command), t).why}</Typography.Text>
                </div>
              ) : null}
            </>
          ),
        },
        { key: 'revision', title: t('ledger.revision'), render: ({ revision }) => revision ?? '–' },
      ]}
    />
  );
}

/** Withdraws a waiting command. The ledger says which users may. */
export function WithdrawButton({ command }: { readonly command: LedgerCommand }): ReactElement | null {
  const { t } = useTranslation();
  const withdrawal = useWrite('delete', '/v1/commands/{command}', ['release-commands', 'release', 'target']);
  if (command.mayWithdraw !== true) return null;
  // 409: the command has an outcome by now, and the reloaded list shows it.
  const hasFailed = withdrawal.isError && !hasStatus(withdrawal.error, 409);
  return (
    <Button
      size="small"
      danger={hasFailed}
      loading={withdrawal.isPending}
      onClick={() => withdrawal.mutate({ params: { path: { command: command.id } } })}
    >
      {hasFailed ? t('ledger.withdrawAgain') : t('ledger.withdraw')}
    </Button>
  );
}
