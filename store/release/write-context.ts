/** Who changes something, by which command, when, and whose target it is on. */
export interface WriteContext {
  readonly actor: string;
  readonly commandId: string | null;
  readonly atMs: number;
  readonly workspaceId: string;
  readonly appWorkspaceId: string;
}
