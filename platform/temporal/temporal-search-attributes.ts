/**
 * The search attributes our workflows set, as a Temporal server must know them before the first workflow starts: an
 * unknown one wedges workflows. RolloutPercent is a Double because 12.34 in an Int wedges them too.
 */
export const releaseSearchAttributes = {
  ReleaseStatus: 'Keyword',
  MiniProgramId: 'Keyword',
  TargetApp: 'Keyword',
  ReleaseEnvironment: 'Keyword',
  ReleaseVersion: 'Keyword',
  RolloutPercent: 'Double',
} as const;
