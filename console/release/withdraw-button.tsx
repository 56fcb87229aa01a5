/** Withdraws a waiting command. The ledger says which users may. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import type { LedgerCommand } from '../api/progress-shapes.js';
import { useWrite } from '../api/use-write.js';

export function WithdrawButton({ command }: { readonly command: LedgerCommand }): ReactElement | null {
  const { t } = useTranslation();
  const withdrawal = useWrite(['release-commands', 'release']);
  if (command.mayWithdraw !== true) return null;
  const path = `/v1/commands/${encodeURIComponent(command.id)}`;
  // 409: the command has an outcome by now, and the reloaded list shows it.
  const hasFailed =
    withdrawal.isError && !(withdrawal.error instanceof ApiProblem && withdrawal.error.problem.status === 409);
  return (
    <Button
      size="small"
      danger={hasFailed}
      loading={withdrawal.isPending}
      onClick={() => withdrawal.mutate({ method: 'DELETE', path })}
    >
      {hasFailed ? t('ledger.withdrawAgain') : t('ledger.withdraw')}
    </Button>
  );
}
