/** Types of the API's answers, taken from the contracts. Types only, so that zod stays out of the browser. */
import type { z } from 'zod';
import type { createdDecideTokenSchema, decideTokenSchema } from '../../contracts/access/decide-tokens.js';
import type { meSchema } from '../../contracts/access/me.js';
import type { miniProgramMemberSchema, workspaceMemberSchema } from '../../contracts/registry/members.js';
import type { activityPageSchema, miniProgramSchema } from '../../contracts/registry/mini-programs.js';
import type { pushSchema, pushWithSecretSchema } from '../../contracts/target/push.js';
import type { qrCodeSchema } from '../../contracts/registry/qr-codes.js';
import type { reviewSchema, reviewListItemSchema } from '../../contracts/release/reviews.js';
import type { targetAppSchema } from '../../contracts/registry/target-apps.js';
import type { accessEventSchema, eventSchema } from '../../contracts/release/events.js';
import type { listedSessionSchema } from '../../contracts/access/sessions.js';
import type { createdTokenSchema, madeTokenSchema, tokenSchema } from '../../contracts/access/tokens.js';
import type { versionListItemSchema, versionSchema } from '../../contracts/registry/versions.js';
import type { workspaceSchema } from '../../contracts/registry/workspaces.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

export type Me = z.infer<typeof meSchema>;
export type Workspace = z.infer<typeof workspaceSchema>;
export type WorkspaceMember = z.infer<typeof workspaceMemberSchema>;
export type MiniProgram = z.infer<typeof miniProgramSchema>;
export type Activity = z.infer<typeof activityPageSchema>['items'][number];
export type MiniProgramMember = z.infer<typeof miniProgramMemberSchema>;
export type Version = z.infer<typeof versionSchema>;
export type VersionListItem = z.infer<typeof versionListItemSchema>;
export type VersionRelease = VersionListItem['releases'][number];
export type TargetApp = z.infer<typeof targetAppSchema>;
export type Push = z.infer<typeof pushSchema>;
export type PushWithSecret = z.infer<typeof pushWithSecretSchema>;
export type Token = z.infer<typeof tokenSchema>;
export type MadeToken = z.infer<typeof madeTokenSchema>;
export type Session = z.infer<typeof listedSessionSchema>;
export type RegistryEvent = z.infer<typeof eventSchema>;
export type AccessEvent = z.infer<typeof accessEventSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
export type DecideToken = z.infer<typeof decideTokenSchema>;
export type CreatedDecideToken = z.infer<typeof createdDecideTokenSchema>;
export type QrCode = z.infer<typeof qrCodeSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type ReviewListItem = z.infer<typeof reviewListItemSchema>;
