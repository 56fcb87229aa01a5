/**
 * What confirms that the users of a target app are served a step. A source that answers later keeps the step APPLYING
 * until it gives `confirmStep` or `failStep` under its actor. To add a source: an entry here and the part that answers.
 */
export interface SourceEntry {
  /** The actor of its answers. Null: the commit of the step confirms it. */
  readonly answersAs: string | null;
}

export const confirmationSources = {
  COMMIT: { answersAs: null },
  /** The super app answers a push. */
  PUSH: { answersAs: 'system:push' },
} as const satisfies Readonly<Record<string, SourceEntry>>;

export type ConfirmationSource = keyof typeof confirmationSources;

export function isConfirmedByCommit(source: ConfirmationSource): boolean {
  return confirmationSources[source].answersAs === null;
}
