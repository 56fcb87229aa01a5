/** What tables show of deliveries to super apps. */
import type { components } from '../../../client/api-types.generated.js';
import type { Column, Fields } from '../output/table.js';

type Schemas = components['schemas'];

export function pushFields({ url, setBy, setAt, ...push }: Schemas['Push']): Fields {
  const { previousSecretUntil, unconfirmedTargets, unconfirmedSince, lastError } = push;
  return [
    ['Address', url],
    ['Set', `${setAt} by ${setBy}`],
    ['Old secret until', previousSecretUntil],
    ['Unconfirmed targets', unconfirmedTargets],
    ['Since', unconfirmedSince],
    ['Last error', lastError],
  ];
}

export function testFields({ url, delivered, status, error }: Schemas['PushTest']): Fields {
  return [
    ['Address', url],
    ['Delivered', delivered ? 'yes' : 'no'],
    ['Status', status],
    ['Error', error],
  ];
}

export const deliveryColumns: readonly Column<Schemas['PushDelivery']>[] = [
  { title: 'target', of: ({ miniProgram, environment }) => `${miniProgram} in ${environment}` },
  { title: 'revision', of: ({ revision }) => revision },
  { title: 'confirmed', of: ({ confirmedRevision }) => confirmedRevision },
  { title: 'unconfirmed since', of: ({ unconfirmedSince }) => unconfirmedSince },
  { title: 'failed', of: ({ tries }) => tries },
  { title: 'next try', of: ({ nextTryAt }) => nextTryAt },
  { title: 'last error', of: ({ lastError }) => lastError },
];

export const attemptColumns: readonly Column<Schemas['PushAttempt']>[] = [
  { title: 'at', of: ({ startedAt }) => startedAt },
  { title: 'target', of: ({ miniProgram, environment }) => `${miniProgram} in ${environment}` },
  { title: 'revision', of: ({ revision }) => revision },
  { title: 'attempt', of: ({ attempt }) => attempt },
  { title: 'outcome', of: ({ outcome, status }) => (status === undefined ? outcome : `${outcome} (${status})`) },
  { title: 'took', of: ({ durationMs }) => `${durationMs} ms` },
  { title: 'next try', of: ({ nextTryAt }) => nextTryAt },
  { title: 'error', of: ({ error }) => error },
];
