/** How many things one user may have created, by kind; 0 is no limit. */
export interface Quotas {
  readonly workspaces: number;
  readonly miniPrograms: number;
  readonly targetApps: number;
  readonly tokens: number;
  readonly qrCodes: number;
  /** Open sessions of the console. */
  readonly sessions: number;
  readonly versions: number;
  /** Memberships in workspaces and in mini programs that the user has added. */
  readonly members: number;
}

/** Far above what a company creates; they bound what one leaked token can fill. */
export const defaultQuotas: Quotas = {
  workspaces: 200,
  miniPrograms: 5_000,
  targetApps: 500,
  tokens: 1_000,
  qrCodes: 20_000,
  sessions: 500,
  versions: 50_000,
  members: 10_000,
};
