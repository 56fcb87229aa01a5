/** Withdraws a waiting command. The ledger says which users may. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { hasStatus } from '../api/api-problem.js';
import type { LedgerCommand } from '../api/types.js';
import { useWrite } from '../api/use-write.js';

export function WithdrawButton({ command }: { readonly command: LedgerCommand }): ReactElement | null {
  const { t } = useTranslation();
  const withdrawal = useWrite('delete', '/v1/commands/{command}', ['release-commands', 'release']);
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
