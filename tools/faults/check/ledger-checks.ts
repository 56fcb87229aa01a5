/** Compares the answers that operators received with the ledger. */
import { httpStatusOf, isRejectionCode } from '../../../domain/release/rejections.js';
import type { SentCommand } from '../client/scenario-data.js';
import { type Check, type Evidence, type LedgerRow, violationsOf } from './evidence.js';

function rowsById({ ledger }: Evidence): Map<string, LedgerRow> {
  return new Map(ledger.map((row) => [row.id, row]));
}

/** The id that an operator received; null when the request was refused before it became a command. */
function idOf({ answer }: SentCommand): string | null {
  return answer?.commandId ?? null;
}

function named({ operator, key, body, of }: SentCommand): string {
  return `${body.type} of ${of} by ${operator} (key ${key})`;
}

export const noAcknowledgedCommandIsLost: Check = (evidence) => {
  const rows = rowsById(evidence);
  const lost = evidence.sent.filter((sent) => {
    const id = idOf(sent);
    return id !== null && !rows.has(id);
  });
  return violationsOf(
    'no acknowledged command is lost',
    lost.map((sent) => `${named(sent)} was answered ${String(sent.answer?.status)} and is not in the ledger`),
  );
};

export const everyCommandHasOneOutcome: Check = (evidence) => {
  const rows = rowsById(evidence);
  const waiting = evidence.ledger
    .filter(({ outcome }) => outcome === 'RECEIVED')
    .map((row) => `${row.type} ${row.id} of ${row.aggregate} by ${row.actor} still waits`);
  const contradicted = evidence.sent.flatMap((sent) => {
    const { answer } = sent;
    const row = rows.get(idOf(sent) ?? '');
    if (answer === undefined || row === undefined || answer.outcome === 'RECEIVED') return [];
    const said = `${String(answer.outcome)} ${answer.code ?? ''}`.trim();
    const stands = `${row.outcome} ${row.code ?? ''}`.trim();
    if (said === stands && isStatusOf(answer.status, row)) return [];
    return [`${named(sent)} was answered ${String(answer.status)} ${said}; the ledger says ${stands}`];
  });
  return violationsOf('every command has one outcome', [...waiting, ...contradicted]);
};

function isStatusOf(status: number, { outcome, code }: LedgerRow): boolean {
  if (outcome !== 'REJECTED') return status < 400;
  return code !== null && isRejectionCode(code) && status === httpStatusOf(code);
}

export const oneKeyIsOneCommand: Check = ({ sent, ledger }) => {
  const ids = new Map<string, Set<string>>();
  const note = (key: string, id: string): void => void ids.set(key, (ids.get(key) ?? new Set()).add(id));
  for (const one of sent) {
    const id = idOf(one);
    if (id !== null) note(`${one.operator} ${one.key}`, id);
  }
  for (const { key, actor, id } of ledger) if (key !== null) note(`${actor} ${key}`, id);
  const doubled = [...ids].filter(([, of]) => of.size > 1);
  return violationsOf(
    'one key is one command',
    doubled.map(([key, of]) => `the key of ${key} became the commands ${[...of].join(', ')}`),
  );
};

/**
 * A refusal of the request itself (4xx without a command) is an answer. Anything from 500 on is a bug: a 503 is
 * repeated by the operator, and does not arrive here.
 */
export const noAnswerIsAnInternalError: Check = ({ sent, ledger }) => {
  const broken = sent.filter(({ answer }) => answer !== undefined && answer.status >= 500);
  const internal = ledger.filter(({ code }) => code === 'INTERNAL');
  return violationsOf('no request is answered with a bug', [
    ...broken.map((one) => `${named(one)} was answered ${String(one.answer?.status)} ${one.answer?.code ?? ''}`),
    ...internal.map((row) => `${row.type} ${row.id} of ${row.aggregate} has the outcome INTERNAL`),
  ]);
};

/** A request that follows an answer with a revision sees that one or a later one, from every API. */
export const seenRevisionsNeverFall: Check = ({ sent }) => {
  const words: string[] = [];
  for (const [of, all] of groupedBy(sent, (one) => one.of)) {
    const answers = all
      .flatMap(({ answer }) => {
        const revision = answer?.revision ?? null;
        return answer === undefined || revision === null ? [] : [{ ...answer, revision }];
      })
      .sort((a, b) => a.receivedAtMs - b.receivedAtMs);
    for (const { sentAtMs, revision } of answers) {
      const before = answers.filter(({ receivedAtMs }) => receivedAtMs < sentAtMs).map((one) => one.revision);
      const known = Math.max(0, ...before);
      if (revision < known) words.push(`${of} was seen at revision ${known} and afterwards at ${revision}`);
    }
  }
  return violationsOf('what was seen does not go back', words);
};

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
