/**
 * Event types in the trails of workspaces, mini programs and target apps. Those of releases and targets are in
 * `release/event-types.ts`.
 */
export type RegistryEventType =
  | 'WorkspaceCreated'
  | 'WorkspaceChanged'
  | 'MemberInvited'
  | 'InvitationAccepted'
  | 'InvitationWithdrawn'
  | 'MemberAdded'
  | 'MemberRoleChanged'
  | 'MemberRemoved'
  | 'MiniProgramCreated'
  | 'MiniProgramRenamed'
  | 'VersionUploaded'
  | 'QrCodeCreated'
  | 'QrCodeRevoked'
  | 'TargetAppCreated'
  | 'TargetAppChanged'
  | 'PushAddressSet'
  | 'PushSecretRotated'
  | 'PushAddressRemoved'
  | 'DecideTokenCreated'
  | 'DecideTokenRevoked'
  | 'ChangeWindowCreated'
  | 'ChangeWindowChanged'
  | 'ChangeWindowDeleted'
  | 'ReleaseExempted'
  | 'PlanTemplateCreated'
  | 'PlanTemplateChanged'
  | 'PlanTemplateDeleted';

/** Event types of API tokens and console sessions. */
export type CredentialEventType =
  | 'TokenCreated'
  | 'TokenRenewed'
  | 'TokenRevoked'
  | 'SignedIn'
  | 'SignedOut'
  | 'SessionEnded';
