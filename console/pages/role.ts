/** Roles of a member in a workspace or a mini program. */
import type { WorkspaceMember } from '../api/types.js';

export type Role = WorkspaceMember['role'];
