/** What happens to workspaces, mini programs and target apps, as their trails name it. Releases and targets have theirs in `release/events.ts`. */
export type RegistryEventType =
  | 'WorkspaceCreated'
  | 'WorkspaceChanged'
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
  | 'DecideTokenRevoked';

/** What happens to API tokens and to sessions of the console. */
export type CredentialEventType =
  | 'TokenCreated'
  | 'TokenRenewed'
  | 'TokenRevoked'
  | 'SignedIn'
  | 'SignedOut'
  | 'SessionEnded';
