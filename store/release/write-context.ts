/** Author, command, time and target owner of a change. */
export interface WriteContext {
  readonly actor: string;
  readonly commandId: string | null;
  readonly atMs: number;
  readonly workspaceId: string;
  readonly appWorkspaceId: string;
}
