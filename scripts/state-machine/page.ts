/**
 * `docs/state-machine.md` as text: diagram, matrix and codes as explored, between an introduction and notes by hand.
 */
import { remedies } from '../../domain/release/rejections.js';
import { diagramOf, planDiagramOf } from './diagram.js';
import { commandOf, explore, type Finding, type Place } from './explore.js';
import { introduction, notes, planIntroduction } from './prose.js';
import { outsideProduction, production, withPlans } from './settings.js';

/** The columns, by the letters of the rule matrix. */
const columns: readonly (readonly [Place, string])[] = [
  ['CREATED', 'C'],
  ['UNDER_REVIEW', 'U'],
  ['PILOT_TESTING', 'P'],
  ['RELEASE_PREPARATION', 'R'],
  ['READY', 'G0'],
  ['APPLYING', 'Ga'],
  ['SERVING', 'Gs'],
  ['PAUSED', 'Gp'],
  ['FULL_RELEASE', 'F'],
];
const finals: readonly (readonly [Place, string])[] = [
  ['CANCELED', 'Canceled'],
  ['ARCHIVED', 'Archived'],
  ['OFFLINE', 'Offline'],
];

const rowOrder = [
  'apply',
  'withdraw',
  'approve',
  'reject',
  'expireReview',
  'completeTesting',
  'chooseType',
  'setPercentage, higher',
  'setPercentage, equal',
  'setPercentage, lower',
  'setPercentage, 100 %',
  'fullRelease',
  'confirmStep',
  'failStep',
  'pause',
  'resume',
  'reset',
  'cancel',
  'requestOffline',
  'approveOffline',
  'rejectOffline',
  'withdrawOffline',
  'expireOffline',
  'rollback',
  'forceOffline',
  'liftSuspension',
];

const planRows = [
  'startPlan',
  'holdPlan',
  'resumePlan',
  'advancePlan',
  'editPlan',
  'endPlan',
  'approveStep',
  'rejectStep',
  'advanceStep',
  'remindStepApproval',
  'expireStepApproval',
  'planDeadline',
  'recheckPlan',
];

/** Where a list of all would say less. */
const metByMost: Readonly<Record<string, string>> = {
  STALE_REVISION: 'every command that expects a revision',
  ALREADY_FINAL: 'every command to a release',
  WRONG_STATUS: 'every command to a release',
};

export function statePage(): string {
  const inProduction = production.flatMap(explore);
  const outside = outsideProduction.flatMap(explore);
  const planned = withPlans.flatMap(explore);
  return [
    introduction,
    '## In production',
    diagramOf(inProduction),
    matrixOf(inProduction),
    '## The plan of a release',
    planIntroduction,
    planDiagramOf(planned),
    matrixOf(planned.filter(({ row }) => planRows.includes(row))),
    '## In development, test and sandbox',
    diagramOf(outside),
    matrixOf(outside),
    '## Rejections',
    rejectionsOf([...inProduction, ...planned, ...outside]),
    notes,
  ].join('\n\n');
}

function matrixOf(findings: readonly Finding[]): string {
  const about = findings.filter((finding) => finding.addressed !== 'another' && finding.from !== null);
  const reached = columns.filter(([place]) => about.some((finding) => finding.from === place));
  const cell = (row: string, places: readonly Place[]): string =>
    cellOf(about.filter((finding) => finding.row === row && finding.from !== null && places.includes(finding.from)));
  const lines = rowsIn(about).map((row) => [
    row,
    ...reached.map(([place]) => cell(row, [place])),
    cell(
      row,
      finals.map(([place]) => place),
    ),
  ]);
  return table(['command', ...reached.map(([, letter]) => letter), 'final'], lines);
}

/** In the order in which a release meets them; one that is not listed comes last, so that it is seen. */
function rowsIn(findings: readonly Finding[]): string[] {
  const order = [...rowOrder, ...planRows];
  const rank = (row: string): number => (order.includes(row) ? order.indexOf(row) : order.length);
  return [...new Set(findings.map((finding) => finding.row))].sort((a, b) => rank(a) - rank(b));
}

/** Where it may lead, then what may refuse it. Empty: it cannot be asked there. */
function cellOf(findings: readonly Finding[]): string {
  const places = [...columns, ...finals].filter(([place]) => findings.some((finding) => finding.to === place));
  const codes = [...new Set(findings.map((finding) => finding.code))].filter((code) => code !== null).sort();
  return [
    ...(places.length > 0 ? [`→ ${places.map(([, letter]) => letter).join(', ')}`] : []),
    ...(codes.includes('NO_OP') ? ['no-op'] : []),
    ...codes.filter((code) => code !== 'NO_OP').map((code) => (code === 'WRONG_STATUS' ? '–' : `\`${code}\``)),
  ].join('<br>');
}

function rejectionsOf(findings: readonly Finding[]): string {
  const metBy = (code: string): string => {
    const rows = findings.filter((finding) => finding.code === code).map((finding) => commandOf(finding.row));
    return [...new Set(rows)].join(', ') || 'elsewhere';
  };
  const lines = Object.entries(remedies).map(([code, remedy]) => [
    `\`${code}\``,
    metByMost[code] ?? metBy(code),
    remedy,
  ]);
  return table(['code', 'met by', 'way forward'], lines);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
