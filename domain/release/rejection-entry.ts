/** The shape of a rejection in the catalogue. */
export interface RejectionEntry {
  /** Why it was rejected. {{places}} are filled with the facts, as `shownFacts` words them. */
  readonly sentence: string;
  /** What to do next. */
  readonly remedy: string;
  /** The HTTP status. Default 409. */
  readonly status?: number;
  /** Neither a role nor waiting clears it: the command belongs to another status of the release. */
  readonly isPermanent?: true;
}

/** `Facts`: the facts of the rejection, for the types only. Percentages are in percent. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Each entry names its own.
export function rejection<Facts = object>(entry: RejectionEntry): RejectionEntry & { readonly facts?: Facts } {
  return entry;
}
