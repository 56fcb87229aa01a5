/** The requests and answers of the API, by the names of its OpenAPI document, as `npm run client` writes them. */
import type { components, operations } from '../../client/api-types.generated.js';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Session = Schemas['ListedSession'];
export type SignInLink = Schemas['SignInLink'];
export type Token = Schemas['Token'];
export type CreateToken = Schemas['CreateToken'];
export type CreatedToken = Schemas['CreatedToken'];
export type CreateDecideToken = Schemas['CreateDecideToken'];
export type DecideToken = Schemas['DecideToken'];
export type AccessEvent = Schemas['AccessEvent'];

export type Workspace = Schemas['Workspace'];
export type Invitation = Schemas['Invitation'];
export type CreatedInvitation = Schemas['CreatedInvitation'];
export type ShownInvitation = Schemas['ShownInvitation'];
export type WorkspaceMember = Schemas['WorkspaceMember'];
export type MiniProgram = Schemas['MiniProgram'];
export type MiniProgramListItem = Schemas['MiniProgramListItem'];
export type MiniProgramMember = Schemas['MiniProgramMember'];
export type Activity = Schemas['Activity'];
export type TargetApp = Schemas['TargetApp'];
export type PolicyChange = Schemas['PolicyChange'];
export type Push = Schemas['Push'];
export type PushTest = Schemas['PushTest'];
export type PushAttempt = Schemas['PushAttempt'];
export type Limits = Schemas['Limits'];
export type PushDelivery = Schemas['PushDeliveries']['items'][number];
export type ChangeWindow = Schemas['ChangeWindow'];
export type CreateChangeWindow = Schemas['CreateChangeWindow'];
export type WindowPreviewAnswer = Schemas['ChangeWindowPreview'];
export type PlanTemplate = Schemas['PlanTemplate'];
export type TemplateStep = Schemas['TemplateStep'];
export type Simulate = Schemas['Simulate'];
export type Simulation = Schemas['Simulation'];
export type Version = Schemas['Version'];
export type VersionListItem = Schemas['VersionListItem'];
export type VersionRelease = VersionListItem['releases'][number];
export type QrCode = Schemas['QrCode'];
export type ListedQrCode = Schemas['QrCodeListItem'];
export type CreateQrCode = Schemas['CreateQrCode'];
/** Of a release, a target, a workspace or a target app. */
export type TrailEvent = Schemas['Event'];

export type Progress = Schemas['Progress'];
export type Plan = Schemas['Plan'];
export type PlanHold = Plan['holds'][number];
export type PlanStep = Plan['steps'][number];
export type GivenPlanStep = Schemas['GivenPlanStep'];
export type ReleaseItem = Schemas['Release'];
export type ReleaseListItem = Schemas['ReleaseListItem'];
export type BatchStopAnswer = Schemas['BatchStopAnswer'];
export type Overview = Schemas['Overview'];
export type AttentionItem = Schemas['AttentionItem'];
export type ReleaseQuery = NonNullable<operations['listReleases']['parameters']['query']>;
export type AllowedAction = Schemas['AllowedAction'];
export type Blocker = Schemas['Blocker'];
export type LedgerCommand = Schemas['Command'];
export type ReleaseCommandBody = Schemas['ReleaseCommand'];
export type CommandAnswer = Schemas['CommandAnswer'];
export type Review = Schemas['Review'];
export type ReviewListItem = Schemas['ReviewListItem'];
export type ReviewPage = Schemas['ReviewPage'];
export type Exposure = Schemas['Exposure'];

export type FeedEvent = Schemas['FeedEvent'];
export type Found = Schemas['Found'];

export type Target = Schemas['Target'];
export type TargetListItem = Schemas['TargetListItem'];
export type TargetCommandBody = Schemas['TargetCommand'];
export type TargetCommandAnswer = Schemas['TargetCommandAnswer'];
export type Explanation = Schemas['Explanation'];
