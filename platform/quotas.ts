/** How many things one user may have created, by kind; 0 is no limit. */
export interface Quotas {
  readonly workspaces: number;
  readonly miniPrograms: number;
  readonly targetApps: number;
  readonly tokens: number;
  readonly qrCodes: number;
}

/** Far above what a company creates; they bound what one leaked token can fill. */
export const defaultQuotas: Quotas = {
  workspaces: 200,
  miniPrograms: 5_000,
  targetApps: 500,
  tokens: 1_000,
  qrCodes: 20_000,
};
