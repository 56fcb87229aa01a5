/** The ledger: every command that was given to this release, by whom, and what became of it. */
import { Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerCommand } from '../api/progress-shapes.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { PagedTable } from '../shared/paged-table.js';
import { refusalOf } from './send-command.js';
import { refusalWords } from './refusal-words.js';
import { useCommandWords } from './use-command-words.js';

const colors: Record<LedgerCommand['outcome'], string> = {
  RECEIVED: 'processing',
  APPLIED: 'success',
  NO_OP: 'default',
  REJECTED: 'warning',
};

/** `path`: of the ledger, of a release or of a target. */
export function LedgerTable({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation();
  const { time, percent } = useFormats();
  const { commandLabel, actorLabel } = useCommandWords();
  const page = usePage<LedgerCommand>('release-commands', path, {}, 10);
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
      rowKey="id"
      columns={[
        { key: 'at', title: t('field.at'), render: (_, { receivedAt }) => time(receivedAt) },
        {
          key: 'by',
          title: t('field.by'),
          render: (_, { actor }) => <span className="long-name">{actorLabel(actor)}</span>,
        },
        {
          key: 'command',
          title: t('ledger.command'),
          render: (_, command) => (
            <>
              {wordsOf(command)}
              {command.reason === undefined ? null : (
                <div className="long-name">
                  <Typography.Text type="secondary">“{command.reason}”</Typography.Text>
                </div>
              )}
            </>
          ),
        },
        {
          key: 'outcome',
          title: t('ledger.outcome'),
          render: (_, command) => (
            <>
              <Tag color={colors[command.outcome]}>{t(`outcome.${command.outcome}`)}</Tag>
              {command.outcome === 'REJECTED' ? (
                <div>
                  <Typography.Text type="secondary">{refusalWords(refusalOf(command), t).why}</Typography.Text>
                </div>
              ) : null}
            </>
          ),
        },
        { key: 'revision', title: t('ledger.revision'), render: (_, { revision }) => revision ?? '–' },
      ]}
    />
  );
}
