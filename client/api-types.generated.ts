/* eslint-disable */
/** Made by `npm run client` from our OpenAPI document. Change the contracts, then run it again. */
import type { OtherCode, RejectionCode, RejectionFacts } from './problem-types.generated.js';

/** `code` tells which `facts` there are. Later versions add codes: keep a branch for what is unknown. */
type ByCode<Plain> =
  | { [Code in RejectionCode]: Omit<Plain, 'code' | 'facts'> & { code: Code; facts: RejectionFacts[Code] } }[RejectionCode]
  | (Omit<Plain, 'code'> & { code: OtherCode });
export interface paths {
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspaces that you are a member of
         * @description As far as the limit of the token reaches, in pages, each with your role.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /**
         * Create a workspace and become its first admin
         * @description For every user whose token is not limited to workspaces. A tenant may own target apps, a developer workspace may not; the kind never changes. A system admin may name another first admin. `QUOTA_EXCEEDED` when the user has created as many as the installation allows. With the same `Idempotency-Key` a repeated request gets the first answer.
         */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One workspace
         * @description For members of the workspace; 404 for others.
         */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name or policy; what is left out stays
         * @description For admins of the workspace. The policy holds from the next command on, also for releases under way. A request that changes nothing writes no event.
         */
        patch: operations["changeWorkspace"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of a workspace
         * @description For members of the workspace. By name, in pages, with the role and who added the member.
         */
        get: operations["listWorkspaceMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One member of a workspace
         * @description For members of the workspace. 404 when the user is no member.
         */
        get: operations["getWorkspaceMember"];
        /**
         * Make a user a member, or give a member another role
         * @description For admins of the workspace. 201 for a new member, 200 for a known one. `LAST_ADMIN` when the workspace would have no admin. Idempotent: the same role again changes nothing and writes no event. It holds from the next request of the user on. An invitation (`POST …/invitations`) also gives a new user a way to sign in.
         */
        put: operations["putWorkspaceMember"];
        post?: never;
        /**
         * End a membership, and with it the roles in the mini programs of the workspace
         * @description For admins of the workspace. Tokens of the user that are limited to this workspace are revoked; memberships in other workspaces stay. Commands of the user that still wait are refused with `ROLE_LOST`. `LAST_ADMIN` when the workspace would have no admin. 404 when the user is no member.
         */
        delete: operations["removeWorkspaceMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open invitations of a workspace, without their links
         * @description For admins of the workspace. Used, withdrawn and expired invitations are not listed. A link cannot be shown again: make a new one, which replaces the open one.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person by a link that works once, within seven days; it is shown this once
         * @description Replaces an open invitation of the same user.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an open invitation: its link does not work any more
         * @description For admins of the workspace. Who opens the link afterwards gets 410. 404 for an invitation that was used or withdrawn before. A membership that came of it stays.
         */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the code of an invitation is for
         * @description Public, because the code is the proof. Reading changes nothing and uses nothing up. 410 says why a link does not work any more: used, withdrawn, expired, or the inviter lost the role or the token. 404 for a code of another installation.
         */
        post: operations["readInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become a member of the workspace that you are invited to
         * @description For the invited user, signed in; a new user signs in by the link itself (`POST /v1/session`). The membership is added to the user, and other memberships stay. A token that an invitation has made counts in the new workspace too, from then on. A token that was limited when it was made is refused with 403. The link works once: the second use is answered with 410.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/mini-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mini programs of a workspace, with what is live, rolls out and is under review
         * @description For members of the workspace, in pages. `q` finds a part of an id or a name. All filters hold together.
         */
        get: operations["listMiniPrograms"];
        put?: never;
        /**
         * Create a mini program and become its first admin
         * @description For admins and developers of the workspace. The id is chosen once, for the whole installation: `ID_TAKEN` when it exists anywhere. After 20 taken ids in an hour further attempts get 429. `QUOTA_EXCEEDED` when the user has created as many as the installation allows. With the same `Idempotency-Key` a repeated request gets the first answer.
         */
        post: operations["createMiniProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mini program
         * @description A user who knows it only from releases on their target apps sees id and name.
         */
        get: operations["getMiniProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a mini program
         * @description For admins and developers of the workspace, and admins of the mini program. The id stays. The change is written to the trail with the name before and after it.
         */
        patch: operations["changeMiniProgram"];
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened around a mini program: versions, members, QR codes, releases, targets
         * @description For members of the mini program's workspace. The newest first, in pages. Events of a release are those of `GET /v1/releases/{release}/events`.
         */
        get: operations["listMiniProgramEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of a mini program
         * @description For members of the mini program's workspace. Roles here are in addition to those of the workspace. By name, in pages.
         */
        get: operations["listMiniProgramMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One member of a mini program
         * @description For members of the mini program's workspace. 404 when the user has no role in the mini program.
         */
        get: operations["getMiniProgramMember"];
        /**
         * Give a member of the workspace a role in the mini program
         * @description For admins of the mini program or its workspace. The user must be a member of the workspace (`NOT_A_WORKSPACE_MEMBER`). Idempotent: the same role again changes nothing and writes no event. It holds from the next request of the user on.
         */
        put: operations["putMiniProgramMember"];
        post?: never;
        /**
         * End a role in the mini program; the membership of the workspace stays
         * @description For admins of the mini program or its workspace. Commands of the user that still wait are refused with `ROLE_LOST` when another role does not permit them. 404 when the user has no role there.
         */
        delete: operations["removeMiniProgramMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a mini program, each with its releases
         * @description For all who may read the mini program. A user who knows it only from releases on their target apps finds the versions of these releases. Pages are counted here and listed by `GET …/versions/{version}`.
         */
        get: operations["listVersions"];
        put?: never;
        /**
         * Upload a version: where its package is, its digest, its pages, its notes
         * @description For admins and developers of the workspace or the mini program. Only the reference is kept, not the package. Numbers grow: `VERSION_MUST_INCREASE` for one that is not above the newest. A version never changes; correct it by the next one. With the same `Idempotency-Key` a repeated request gets the first answer.
         */
        post: operations["uploadVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version with its pages and its releases
         * @description For all who may read the mini program; 404 for a version without a release that the user may read. The package is named by address and digest.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All target apps; ?q= finds a part of an id or a name, ?workspace= those of a workspace of yours
         * @description For every user who is signed in, because a release may go to any of them. Workspace and policy are shown to members of the workspace that owns the app.
         */
        get: operations["listTargetApps"];
        put?: never;
        /**
         * Create a target app in a tenant workspace
         * @description For admins of a tenant workspace. The id is chosen once, for the whole installation: `ID_TAKEN` when it exists. What is left out of the policy takes its default. The app confirms steps by the commit until it gets a push address. With the same `Idempotency-Key` a repeated request gets the first answer.
         */
        post: operations["createTargetApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One target app; with its policy for members of its workspace
         * @description For every user who is signed in. Others than members of its workspace see id, name, environments and pilot support.
         */
        get: operations["getTargetApp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name, environments, pilot support or policy; what is left out stays
         * @description Every decision reads the policy again: a change holds from the next command on.
         */
        patch: operations["changeTargetApp"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/change-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The change windows of a workspace, with what each does now
         * @description `active`, `until` and `next` are of the moment of the answer. Windows that are disabled are listed too.
         */
        get: operations["listChangeWindows"];
        put?: never;
        /**
         * Create a change window; a DENY without start, end and rule freezes now
         * @description In force when it is answered: no increase is decided by the windows before it. Stop commands are never affected. Inspectors may send a DENY without start, end and rule.
         */
        post: operations["createChangeWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/change-windows/{window}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One change window
         * @description For the ETag of a change, and to follow the address of a new window.
         */
        get: operations["getChangeWindow"];
        put?: never;
        post?: never;
        /**
         * Delete a change window and its exemptions; the trail of the workspace keeps them
         * @description In force when it is answered. To lift a freeze and keep it in the list, disable it instead.
         */
        delete: operations["deleteChangeWindow"];
        options?: never;
        head?: never;
        /**
         * Change a window, or lift it with enabled false; what is left out stays
         * @description In force when it is answered. Inspectors may lift a freeze of their own.
         */
        patch: operations["changeChangeWindow"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/change-windows/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next ten occurrences of a window that is not saved, and the releases whose plans it moves
         * @description Takes the body of a new window and checks it in the same way. With `window`, as the window of that id would be after the change. Nothing is written.
         */
        post: operations["previewChangeWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/change-windows/{window}/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let one increase of a release pass this window
         * @description The first increase that the window would refuse uses it. It is recorded in the trail of the workspace, in the ledger and in the trail of the release.
         */
        post: operations["exemptRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/plan-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The built-in plan templates, and those of a workspace
         * @description For its members. All in one answer: a workspace has at most fifty. What a plan on a target may start with is at /v1/targets/…/plan-templates.
         */
        get: operations["listPlanTemplates"];
        put?: never;
        /**
         * Create a plan template
         * @description For admins of the workspace. Plans of its mini programs, and plans on its target apps, may start with it. To copy a built-in one, send its steps.
         */
        post: operations["createPlanTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/plan-templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One plan template, of the workspace or built in
         * @description For members of the workspace. For the ETag of a change, and to follow the address of a new template.
         */
        get: operations["getPlanTemplate"];
        /**
         * Replace name, steps and deadline of a plan template: its next version
         * @description For admins of the workspace. Plans that have started keep their copy. A request that changes nothing makes no version.
         */
        put: operations["changePlanTemplate"];
        post?: never;
        /**
         * Delete a plan template; the trail of the workspace keeps it
         * @description For admins of the workspace. Plans that have started keep their copy.
         */
        delete: operations["deletePlanTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members, target apps, plan templates and change windows of a workspace, as documents of files
         * @description For its members. Applied again, the documents change nothing. Without freezes that have no end, and without what is no setting: releases, overrides, exemptions, tokens, push addresses.
         */
        get: operations["exportFiles"];
        put?: never;
        /**
         * Make a workspace as documents of files declare it, all or nothing
         * @description For admins of the workspace. Creates what is missing and changes what differs, as the single routes do. What a spec leaves out gets its default. What no document names stays, unless `prune` removes what the manager has applied before. An error names its document by the path; a rejection has its place as the fact `document`, and nothing is written. Each object remembers `manager`. What was changed by another way since its last apply, and would be overwritten, is a conflict: `FILES_CONFLICT` has every object and field, and `force` overwrites. A dry run answers the same and writes nothing; conflicts are in its changes.
         */
        post: operations["applyFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The JSON Schema of a kind of document, for editors
         * @description For everyone, without a token. Draft 7, made of the contracts of this version.
         */
        get: operations["readFileSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The push address of the super app, and whether it keeps up
         * @description For admins of the workspace that owns the target app. 404 when the target app has no push address. The secret is never shown again.
         */
        get: operations["getPush"];
        /**
         * Deliver each change of its targets to the super app; its secret is shown this once
         * @description From now on a raise is APPLYING until the super app has confirmed it with a 2xx. Another address keeps the secret, and is sent everything again.
         */
        put: operations["setPush"];
        post?: never;
        /**
         * Stop deliveries to the super app: from now on the commit of a step confirms it
         * @description For admins of the workspace that owns the target app. A step that waits for a confirmation is confirmed at once, because nothing is delivered any more. The secret is deleted. 404 when there is no push address.
         */
        delete: operations["removePush"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/push/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw a new secret, shown this once; the old one signs beside it for 24 hours
         * @description For admins of the workspace that owns the target app. Each call draws another secret: there is no idempotency key, because the answer holds it. Deliveries are signed with both secrets for 24 hours, so that the receiver can change without a gap. 404 when there is no push address.
         */
        post: operations["rotatePushSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/push/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message of the type "test" to the push address now, signed as every delivery is
         * @description It confirms nothing, whatever the answer is.
         */
        post: operations["testPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/push/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the super app has confirmed each target: at most 200, the longest unconfirmed first
         * @description For admins of the workspace that owns the target app. A target is confirmed when the super app has answered 2xx to its newest revision. `GET …/push/attempts` lists each attempt.
         */
        get: operations["listPushDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/push/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each attempt to deliver to the super app, with its answer and the next try
         * @description For admins of the workspace that owns the target app. Each target keeps its newest 200 attempts, for 30 days. The log holds no bodies, headers or secrets. An attempt whose address was changed meanwhile is not listed. Tests are not listed.
         */
        get: operations["listPushAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/push-attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each attempt to deliver a change of the release to the super app
         * @description For all readers of the release, so without the texts of errors. Empty where the target app has no push address. Each target keeps its newest 200 attempts, for 30 days.
         */
        get: operations["listReleasePushAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mini-programs/{miniProgram}/versions/{version}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a version to a target
         * @description A version is released to a target only once. To development, test and sandbox the release goes on by itself.
         */
        post: operations["createRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Releases that you may read
         * @description Releases of mini programs and target apps of the workspaces that you are a member of. All filters hold together; a filter that may be given several times holds for any of its values. `total=true` adds the number of releases on all pages.
         */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of a release
         * @description For all who may read the release; 404 for others. It holds the state, what is served, why the release waits, and the commands that you may send now with the reason for those that you may not. `ETag` is the revision for `If-Match` of a command. `GET …/stream` sends the same after each change.
         */
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a release may rise now, for a pipeline
         * @description For all who may read the release. The rules answer, at the moment of the request; permissions are not asked. `ETag` is the revision for `If-Match` of the command. Nothing is reserved: the command is decided again.
         */
        get: operations["getReleaseDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of a release: all its events
         * @description For all who may read the release. In the order they happened; `sort=-at` reverses it. Each event has its author, the values before and after it, and the command that caused it. Entries are never changed or deleted.
         */
        get: operations["listReleaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a plan would do, and when; nothing is written
         * @description For all who may read the target or the release. Either a plan of a new release on a target, or, with `from`, of a release as it is now. What could not start, or could not be edited, is refused as startPlan or editPlan would refuse it; with neither steps nor a live plan it is NO_PLAN. Decided by the rules of releases, with the change windows of both workspaces and a clock that jumps. Steps are confirmed at once, also one that waits for it now. People have the roles that they need, until `loseRole`.
         */
        post: operations["simulatePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What rolls out, changed in the last hour, is paused, waits for you or is not confirmed
         * @description And what needs attention, the oldest first, with the names and ids that a list shows and acts on.
         */
        get: operations["readOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to the releases that you may read
         * @description The newest first. `rejected=with` adds the commands that were refused. With `Accept: text/csv` or `Accept: application/x-ndjson` as rows of a file, at most 5000 of them; then the header `Link` names the address of the next ones, if there are more. In CSV an apostrophe stands before a text that a spreadsheet would take for a formula. Example: `GET /v1/events?since=PT1H&type=PercentageSet&type=Paused`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find mini programs, versions, releases, target apps, targets and people
         * @description Only what you may read, with names and ids for links. Case, width and marks make no difference in names. Example: `GET /v1/search?q=weather%202.3`.
         */
        get: operations["searchAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The share of decisions that gave this release in the last hour, by minute
         * @description For all who may read the release. Measured by the decision planes, for the last hour. Minutes without decisions are left out. The measured share follows the requested one after clients have asked again.
         */
        get: operations["getReleaseExposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of a release after each change
         * @description Server-sent events of type `progress`, each with the whole state as its data: a Progress, as JSON. A client that reconnects with Last-Event-ID gets no event until the state is newer. A comment every 15 seconds keeps the connection open. One token may hold 20 streams unless the installation sets another limit.
         */
        get: operations["streamRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of releases and targets that you may read
         * @description Server-sent events of type `change`, each with what changed as its data, as JSON: `releases` and `targets`, as the lists show them now. An event of type `missed` says that changes may be missing: read the lists again, as after each connection. A comment every 15 seconds keeps the connection open. The limits of streams apply.
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/testers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pilot testers of a release
         * @description For all who may read the release. By user key, in pages.
         */
        get: operations["listTesters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/testers/{userKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a user is a pilot tester
         * @description For all who may read the release. 404 when the user is no tester.
         */
        get: operations["getTester"];
        /**
         * Make a user a pilot tester
         * @description For those who may take the release live. Testers see the release while it is in pilot testing. Idempotent. `TOO_MANY_TESTERS` beyond 1,000. Clients see the change with their next decision.
         */
        put: operations["addTester"];
        post?: never;
        /**
         * Remove a pilot tester
         * @description For those who may take the release live. Idempotent: removing a user who is no tester succeeds. Clients see the change with their next decision.
         */
        delete: operations["removeTester"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a release: every command and its outcome
         * @description For all who may read the release. The newest first, with author, role, arguments and reason. An outcome is written once. `RECEIVED` means that the command still waits.
         */
        get: operations["listReleaseCommands"];
        put?: never;
        /**
         * Send a command to a release
         * @description Answered when its outcome is recorded, or with 202 after three seconds. A stop command (pause, reset, cancel, holdPlan, rollback) is never gated and is applied within seconds even with every worker dead.
         */
        post: operations["commandRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/release-commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one stop command to several releases
         * @description The releases are named, or found by a filter. Each release has an outcome of its own, and an entry in its ledger. A token with the scope `stop` is sufficient. The permission of the command is checked for each release. Repeat the request with the same Idempotency-Key after a failure: what was done is not done twice.
         */
        post: operations["stopReleases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signals/deployed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A version was deployed: start the plan that waits for it
         * @description For deployment pipelines. A plan waits for this signal when its first step is `MANUAL`, was not entered, and the start of the plan has come. The signal is the command `advancePlan` to this step, with its permission and refusals. Where nothing waits, the answer has `started: false` and a reason, and nothing is recorded: the same `id` may be sent again later. Once a command was sent, a repeat of the `id` gets its outcome, also a refusal. UNDECIDED (202): repeat the signal with its `id`.
         */
        post: operations["signalDeployed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Targets that you may read
         * @description Targets of mini programs and target apps of the workspaces that you are a member of, in pages. Targets appear with their first release.
         */
        get: operations["listTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a target serves, and to which share of users
         * @description For all who may read a release of the target; 404 for others. `ETag` is the revision for `If-Match` of a command. `suspension` says since when and why the target is offline.
         */
        get: operations["getTarget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of a target
         * @description For all who may read the target. Each event has its author and the values before and after it. Entries are never changed or deleted.
         */
        get: operations["listTargetEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain the decision for one user, now or at a time in the past
         * @description For all who may read the target. It gives the position of the user, the share at which the user enters the gray group, and the reason of the answer. With `at` it answers for a time in the past; `doubts` names what is not known for sure of that time. Asking changes nothing.
         */
        get: operations["explainAssignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}/window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether change windows let increases through on a target, now or at another time
         * @description Outside of production a target is always open.
         */
        get: operations["getTargetWindow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}/plan-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plan templates that startPlan takes on a target
         * @description For all who may read the target: the built-in ones, and those of the workspaces of the mini program and of the target app.
         */
        get: operations["listTargetPlanTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{miniProgram}/{targetApp}/{environment}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a target itself
         * @description For all who may read the target. Only commands of the target itself: force offline and lifting a suspension. The newest first.
         */
        get: operations["listTargetCommands"];
        put?: never;
        /**
         * Force a target offline, or lift its suspension
         * @description Applied straight in the database: it needs neither Temporal nor a worker.
         */
        post: operations["commandTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/{command}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The outcome of a command
         * @description With the release or the target that it was for, as it is now.
         */
        get: operations["getCommand"];
        put?: never;
        post?: never;
        /**
         * Withdraw a command that waits
         * @description For its author and for everybody who may pause the release. The command stays in the ledger, rejected as WITHDRAWN. Repeating the request changes nothing. A stop command is never withdrawn: it is applied instead.
         */
        delete: operations["withdrawCommand"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to go live, offline, or to enter a step of a plan, of your mini programs and on your target apps
         * @description Of the workspaces that you are a member of. `mine=approvals` lists open reviews that you could decide (with `state`: those in that state), `mine=requests` your own requests, `mine=decisions` those that you approved or rejected. A review is decided by a command of its release.
         */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{review}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One review: what is being approved, who could decide, and what you may do by commands of its release
         * @description For all who may read the release; 404 for others. It shows notes, package, changed pages, what is live, and what users lose by going offline. Decide by `approve`, `reject`, `approveOffline` or `rejectOffline`, for a step of a plan by `approveStep` or `rejectStep`, sent to the release.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * QR codes of your mini programs and on your target apps
         * @description QR codes of mini programs and target apps of the workspaces that you are a member of. `miniProgram` shows those of one mini program.
         */
        get: operations["listQrCodes"];
        put?: never;
        /**
         * Make a QR code for a page: of whatever the target serves, or of one release in pilot testing
         * @description For members of the mini program's workspace and its admins and developers. Without `releaseId` the code always opens what the target serves; it needs a full release (`NO_FULL_RELEASE`). With `releaseId` it is for a release in pilot testing (`NOT_IN_PILOT`). `PAGE_UNKNOWN` when the version has no such page. With the same `Idempotency-Key` a repeated request gets the first answer.
         */
        post: operations["createQrCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One QR code
         * @description For all who may read releases of its mini program or target app; 404 for others. Revoked and expired codes are found too.
         */
        get: operations["getQrCode"];
        put?: never;
        post?: never;
        /**
         * Revoke a QR code, for good
         * @description For members of the mini program's workspace and its admins and developers. A scan is answered with 410 from then on. It cannot be undone. Idempotent.
         */
        delete: operations["revokeQrCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-codes/{code}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The code to print: SVG, or PNG by ?format=png
         * @description For all who may read the code. The picture holds the address of the scan and nothing else, so it stays right when the target serves another version. `GONE` for a code that was revoked.
         */
        get: operations["getQrCodeImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/q/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resolve the scan of a QR code
         * @description JSON for a client; a small page for a browser (Accept: text/html). What ?user= gets is answered to a decide token of the target app only (Authorization: Bearer). Without a token the parameter is ignored: the answer is that for a user who is not signed in.
         */
        get: operations["scanQrCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your tokens, without their secrets; ?user= those of another user, for a system admin
         * @description A token that is limited to scopes or to a workspace lists those that may do no more than itself.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token; its secret is shown this once
         * @description Users make tokens for themselves, system admins for any user. A token never makes one with more scopes, more workspaces or a longer life than itself. Each call makes a new one: there is no idempotency key, because the answer holds a secret. `QUOTA_EXCEEDED` when the user has as many valid tokens as the installation allows.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token}/descendants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The valid tokens that were made with a token, at any depth
         * @description For the user of the token, and for system admins. Shows what a revocation with `descendants=revoke` would end. Decide tokens are listed too.
         */
        get: operations["listMadeTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token, and end its sessions; ?descendants=revoke: also the tokens that were made with it
         * @description For the user of the token, and for system admins. It cannot be undone. Sessions of the token end with it, and open streams within seconds. The answer names the valid tokens that were made with it. `LAST_SYSTEM_ADMIN` when no system admin could act afterwards; then nothing is changed. Idempotent: a token that has ended keeps the time of its end.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign the console in: an API token, or the code of a one-time link or an invitation, becomes a cookie
         * @description Public. The session has the rights of its token, lasts at most twelve hours, and ends with the token. A one-time link and an invitation work once: the second use is answered with 401 or 410. The secret of a session cannot begin another session. The answer sets two cookies; a write with the session sends the value of the second one as `X-CSRF-Token`.
         */
        post: operations["signIn"];
        /**
         * Sign the console out: its cookie is not accepted after the answer
         * @description Ends the session of the cookie and removes the cookies. Idempotent. The token of the session stays valid. With a bearer token nothing ends.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link that signs the console in, once and within an hour; it is shown this once
         * @description With the rights of the token that asks. For another user: without those of a system admin.
         */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your open sessions of the console; ?user= those of another user, for a system admin
         * @description Users list their own sessions, system admins those of any user. A token that is limited to scopes or workspaces lists the sessions of tokens that may do no more than itself.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere: end your sessions; ?user= those of another user, for a system admin
         * @description Ends the sessions that `GET /v1/sessions` lists; `keepCurrent=true` leaves the one that asks. Needs no scope, because it removes rights only. Idempotent: the second call ends none. The tokens stay valid.
         */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One session
         * @description For its user, and for system admins. A session that has ended is found until housekeeping deletes it.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * End a session; ?descendants=revoke: also the tokens that were made in it
         * @description For its user, and for system admins. The token of the session stays valid. With `descendants=revoke` tokens that were made in it are revoked too, at any depth, but not the token that asks. `LAST_SYSTEM_ADMIN` when no system admin could act afterwards; then nothing is changed. Idempotent.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of a workspace: its policy, its members, its decide tokens
         * @description For admins of the workspace. Each change names its author, the time, and the values before and after it. Entries are never changed or deleted. Secrets are in none of them.
         */
        get: operations["listWorkspaceEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/target-apps/{targetApp}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of a target app: its policy, its push address, rotations of the push secret
         * @description For admins of the workspace that owns the target app. Each change names its author, the time, and the values before and after it. Entries are never changed or deleted. Secrets are in none of them.
         */
        get: operations["listTargetAppEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trail of your tokens and sessions; ?user= of another user, ?everybody=true of all, for a system admin
         * @description A token that is limited to scopes or to a workspace reads of tokens that may do no more than itself.
         */
        get: operations["listAccessEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/decide-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens that read decisions, without their secrets
         * @description For admins of the workspace. At most 1,000, the newest first, with revoked and expired ones.
         */
        get: operations["listDecideTokens"];
        put?: never;
        /**
         * Make a token that reads decisions for target apps; its secret is shown this once
         * @description For admins of the workspace. A page token is for clients of users, a server token for back ends. It reads decisions for the named target apps of this workspace and has no other rights. Each call makes a new token: there is no idempotency key, because the answer holds a secret. `QUOTA_EXCEEDED` when the user has as many valid tokens as the installation allows. Decision planes accept it within a second.
         */
        post: operations["createDecideToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/decide-tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token: a decision plane that reaches the database refuses it after a second
         * @description For admins of the workspace. It cannot be undone. Idempotent: a token that was revoked before is answered in the same way. 404 for a token of another workspace.
         */
        delete: operations["revokeDecideToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The user of the token, and the roles of that user
         * @description For every user who is signed in, also with a read-only token. Lists workspaces and mini programs in which the user has a role, as far as the limit of the token reaches. A client decides by it what to offer; the server checks each request again.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The limits that apply to you, with your present use
         * @description For every user who is signed in. A quota counts what the user has created in all workspaces. At the limit a creation is refused with `QUOTA_EXCEEDED`, whose `kind` is the name here. Tokens of system admins have no quota. Requests beyond their limit get 429 with `Retry-After`, streams beyond theirs 429 as well; both are counted by each process.
         */
        get: operations["getLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/temporal-codec/decode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decrypt payloads for the Temporal UI
         * @description A payload that is not encrypted, was altered, or whose key is not configured is returned as it is.
         */
        post: operations["decodePayloads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/temporal-codec/encode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Encrypt payloads for the Temporal UI
         * @description With the first configured key. Without keys they are returned as they are.
         */
        post: operations["encodePayloads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs
         * @description For liveness probes. It answers while the process runs, whatever the state of database and Temporal. It needs no token and counts for no rate limit.
         */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process can do its work
         * @description For readiness probes and load balancers. 503 while the database does not answer or its schema does not fit. Without Temporal the process stays ready: commands wait, and stop commands are applied. It needs no token and counts for no rate limit.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/evaluate/flags/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The version of one mini program for one user
         * @description OFREP. The flag is the mini program, its value is the version.
         */
        post: operations["evaluateFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/evaluate/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The versions of all mini programs of a target app for one user
         * @description OFREP. The answer has an ETag, and names the stream that says when to ask again.
         */
        post: operations["evaluateFlags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says when to evaluate again
         * @description Server-sent events. A bulk evaluation returns the address with a ticket, valid for two days.
         */
        get: operations["followEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/serving/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is needed to decide in a back end
         * @description Server-sent events `snapshot` and `delta`. For decide tokens of kind server.
         */
        get: operations["followServing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedInvitation: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            workspace: string;
            user: string;
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
        };
        AccessEvent: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            about: {
                /** @enum {string} */
                kind: "token" | "session";
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
            };
            /** @description Whose token or session; `actor` is who did it. */
            user: string;
            /** @description Without gaps for one release, one target, and so on. */
            seq: number;
            /** @example PercentageSet */
            type: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            actor: string;
            /** @description What a program needs to know about it; which facts depends on the code. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description What a program needs to know about it; which facts depends on the code. */
            after: {
                [key: string]: unknown;
            } | null;
            reason: string | null;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            commandId: string | null;
        };
        AccessEventPage: {
            items: components["schemas"]["AccessEvent"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Activity: {
            /** @description Without gaps for one release, one target, and so on. */
            seq: number;
            /** @example PercentageSet */
            type: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            actor: string;
            /** @description What a program needs to know about it; which facts depends on the code. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description What a program needs to know about it; which facts depends on the code. */
            after: {
                [key: string]: unknown;
            } | null;
            reason: string | null;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            commandId: string | null;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            about: {
                /** @enum {string} */
                kind: "release" | "target" | "workspace" | "mini_program" | "target_app";
                /** @description A target is named by mini program, target app and environment. */
                id: string;
                /** @description Of a release. */
                version?: string;
                /** @description Of a release or a target. */
                targetAppName?: string;
                /**
                 * @description Of a release or a target.
                 * @enum {string}
                 */
                environment?: "development" | "test" | "sandbox" | "production";
            };
        };
        ActivityPage: {
            items: components["schemas"]["Activity"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        AdvancePlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "advancePlan";
            /**
             * @description The id of the next step.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            to: string;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            /** @description Passes closed change windows whose workspaces you are an admin of. For this command only. */
            override?: {
                /**
                 * @description Why, for those who read the trail later.
                 * @example Crashes on start
                 */
                reason: string;
            };
        };
        Alive: {
            /** @enum {string} */
            status: "alive";
        };
        AllowedAction: {
            /** @enum {string} */
            type: "apply" | "withdraw" | "approve" | "reject" | "completeTesting" | "chooseType" | "setPercentage" | "fullRelease" | "pause" | "resume" | "reset" | "cancel" | "startPlan" | "holdPlan" | "resumePlan" | "advancePlan" | "editPlan" | "endPlan" | "approveStep" | "rejectStep" | "requestOffline" | "withdrawOffline" | "approveOffline" | "rejectOffline" | "rollback" | "forceOffline" | "liftSuspension";
            allowed: boolean;
            /**
             * @description A new percentage must exceed this.
             * @example 12.5
             */
            above?: number;
            /**
             * @description FROZEN, and you may send it with an override.
             * @enum {boolean}
             */
            overridable?: true;
            /** @description Why not, for the principal. FORBIDDEN where only others may: facts.roles says who. None where it would change nothing. */
            rejection?: {
                /**
                 * @description Later versions add codes: accept any. Today: FORBIDDEN, STALE_REVISION, ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, NO_STEP_ABOVE, BAKE_TOO_SHORT, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN, VERSION_ALREADY_RELEASED_TO_TARGET, ENVIRONMENT_NOT_OFFERED, ID_TAKEN, LAST_ADMIN, LAST_SYSTEM_ADMIN, NOT_A_WORKSPACE_MEMBER, NO_FULL_RELEASE, NOT_IN_PILOT, PAGE_UNKNOWN, TOO_MANY_TESTERS, TOO_MANY_WINDOWS, TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN, TEMPLATE_BUILT_IN, FILES_CONFLICT, QUOTA_EXCEEDED, UNATTRIBUTED, TEMPORAL_STOPS_OFF, MALFORMED, INTERNAL.
                 * @example WRONG_STATUS
                 */
                code: string;
                /** @description What a program needs to know about it; which facts depends on the code. */
                facts?: {
                    [key: string]: unknown;
                };
                remedy: string;
            };
        };
        Apply: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "apply";
        };
        ApplyFiles: {
            documents: components["schemas"]["FileDocument"][];
            /**
             * @description Who keeps these files: each object remembers it. Default: halftone.
             * @example payments-repo
             */
            manager?: string;
            /**
             * @description Overwrites what was changed by another way since the last apply, and takes over from managers.
             * @default false
             */
            force?: boolean;
            /**
             * @description Removes what `manager`, which must be given, has applied and no document names. Never what is in use.
             * @default false
             */
            prune?: boolean;
            /**
             * @description Answers what would change, and writes nothing.
             * @default false
             */
            dryRun?: boolean;
        };
        Approve: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approve";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
        };
        ApproveOffline: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approveOffline";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
        };
        ApproveStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approveStep";
            /**
             * @description The id of `plan.openReview`. Another one is NO_OPEN_REVIEW.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            review: string;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            comment?: string;
        };
        AttentionItem: components["schemas"]["PausedAttention"] | components["schemas"]["NotConfirmedAttention"] | components["schemas"]["ReviewAttention"] | components["schemas"]["ReviewExpiresAttention"] | components["schemas"]["CommandWaitsAttention"] | components["schemas"]["SuspendedAttention"];
        BatchStop: {
            /** @enum {string} */
            type: "pause" | "reset" | "cancel" | "holdPlan" | "rollback";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            releases?: string[];
            /**
             * @description Instead of `releases`: all releases in Grayscale Release that you may read and that fit. At most 500; more are refused (422), and nothing is done.
             * @example {
             *       "targetApp": "wallet",
             *       "changedSince": "PT1H"
             *     }
             */
            filter?: {
                /**
                 * @description Of the mini program or the target app.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
                /** @example weather */
                miniProgram?: string;
                /**
                 * @description 2.3.1 is this version. 2.3 and 2 are all versions that begin so.
                 * @example 2.3
                 */
                version?: string;
                /** @example weather */
                targetApp?: string;
                /** @enum {string} */
                environment?: "development" | "test" | "sandbox" | "production";
                /**
                 * @description The author of the last change.
                 * @example alice
                 */
                by?: string;
                /**
                 * @description An RFC 3339 time, or an ISO 8601 duration before now without months and years.
                 * @example PT1H
                 */
                changedSince?: string;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                minPercentage?: number;
                notConfirmed?: boolean;
                /** @description As in the list of releases. */
                q?: string;
            };
        };
        BatchStopAnswer: {
            applied: number;
            /** @description Those where the command changed nothing (NO_OP). */
            unchanged: number;
            /** @description Those with a problem. */
            failed: number;
            /** @description One for each release, in the order of the request; of a filter, the last change first. */
            items: components["schemas"]["BatchStopOutcome"][];
        };
        BatchStopOutcome: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            release: string;
            /**
             * @description As the command alone would have been answered.
             * @example 200
             */
            status: number;
            /** @description The command of this release in the ledger. */
            command?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /**
                 * @description apply, withdraw, approve, reject, completeTesting, chooseType, setPercentage, fullRelease, pause, resume, reset, cancel, startPlan, holdPlan, resumePlan, advancePlan, editPlan, endPlan, approveStep, rejectStep, requestOffline, withdrawOffline, approveOffline, rejectOffline, rollback, forceOffline, liftSuspension; the system's own; or what a signal past the API called itself.
                 * @example setPercentage
                 */
                type: string;
                /** @description What was asked, as it was sent; without the reason. */
                args: {
                    [key: string]: unknown;
                };
                actor: string;
                /** @description The role that allowed it. */
                role?: string;
                reason?: string;
                /** @enum {string} */
                outcome: "RECEIVED" | "APPLIED" | "NO_OP" | "REJECTED";
                code?: string;
                /** @description Of a rejection. Of an increase that passed closed change windows: `freeze`, and how it passed. */
                facts?: {
                    [key: string]: unknown;
                };
                remedy?: string;
                /** @description Of the release or target after it. */
                revision?: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                receivedAt: string;
                /**
                 * Format: date-time
                 * @description Of a waiting command: when it is rejected as COMMAND_EXPIRED.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt?: string;
                /**
                 * @description It waits, and you may withdraw it.
                 * @enum {boolean}
                 */
                mayWithdraw?: true;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                decidedAt?: string;
            };
            /** @description Why nothing was done. Absent when the command was applied or changed nothing. */
            problem?: {
                title: string;
                status: number;
                detail?: string;
                /**
                 * @description Later versions add codes: accept any. Today: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE, GONE, INVALID_SHAPE, INVALID_VALUE, IDEMPOTENCY_KEY_REUSED, COMMAND_ALREADY_DECIDED, BODY_TOO_LARGE, BODY_NOT_JSON, TOO_MANY_REQUESTS, TOO_MANY_STREAMS, STREAMS_EXHAUSTED, UNAVAILABLE, WORKFLOW_UNAVAILABLE, PUSH_ADDRESS_REFUSED, UNEXPECTED, STALE_REVISION, ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, NO_STEP_ABOVE, BAKE_TOO_SHORT, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN, VERSION_ALREADY_RELEASED_TO_TARGET, ENVIRONMENT_NOT_OFFERED, ID_TAKEN, LAST_ADMIN, LAST_SYSTEM_ADMIN, NOT_A_WORKSPACE_MEMBER, NO_FULL_RELEASE, NOT_IN_PILOT, PAGE_UNKNOWN, TOO_MANY_TESTERS, TOO_MANY_WINDOWS, TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN, TEMPLATE_BUILT_IN, FILES_CONFLICT, QUOTA_EXCEEDED, UNATTRIBUTED, TEMPORAL_STOPS_OFF, MALFORMED, INTERNAL.
                 * @example TARGET_BUSY
                 */
                code: string;
                /** @description What a program needs to know about it; which facts depends on the code. */
                facts?: {
                    [key: string]: unknown;
                };
                /** @description The way forward, for a person. */
                remedy?: string;
                /** @description A refused command as it stands in the ledger. */
                command?: unknown;
                /** @description The current state, where it is what made the difference. */
                release?: unknown;
                /** @description The current state, where it is what made the difference. */
                target?: unknown;
            };
        };
        Blocker: {
            /** @example PAUSED */
            code: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description When it ends by itself, where that is known.
             * @example 2026-03-01T09:30:00.000Z
             */
            until?: string;
            by?: string;
            clearedBy?: {
                /** @enum {string} */
                type: "apply" | "withdraw" | "approve" | "reject" | "completeTesting" | "chooseType" | "setPercentage" | "fullRelease" | "pause" | "resume" | "reset" | "cancel" | "startPlan" | "holdPlan" | "resumePlan" | "advancePlan" | "editPlan" | "endPlan" | "approveStep" | "rejectStep" | "requestOffline" | "withdrawOffline" | "approveOffline" | "rejectOffline" | "rollback" | "forceOffline" | "liftSuspension";
            };
            /** @description What a program needs to know about it; which facts depends on the code. */
            facts?: {
                [key: string]: unknown;
            };
        };
        BlockingWindow: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            workspaceId: string;
            /** @description Whose workspace has it. */
            sides: ("MINI_PROGRAM" | "TARGET_APP")[];
            name: string;
            /** @enum {string} */
            kind: "ALLOW" | "DENY";
            reason: string;
            by: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description null: without an end, or not within 400 days.
             * @example 2026-03-01T09:30:00.000Z
             */
            until: string | null;
        };
        BulkEvaluation: {
            flags: components["schemas"]["Evaluation"][];
            eventStreams: {
                /** @enum {string} */
                type: "sse";
                endpoint: {
                    requestUri: string;
                };
                inactivityDelaySec: number;
            }[];
        };
        Cancel: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cancel";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        ChangeChangeWindow: {
            /** @example Weather */
            name?: string;
            /**
             * @description DENY: no increases while it is active. ALLOW: increases only while one that covers the target is active.
             * @enum {string}
             */
            kind?: "ALLOW" | "DENY";
            /** @description Empty: the workspace's mini programs everywhere, and everything on its target apps. In production. */
            scope?: {
                /** @example weather */
                targetApp?: string;
                /** @example weather */
                miniProgram?: string;
            };
            /**
             * @description A local time of the zone; a date is its midnight.
             * @example 2027-02-10T00:00
             */
            start?: string;
            /**
             * @description Exclusive. null: without an end.
             * @example 2027-02-10T00:00
             */
            end?: string | null;
            /**
             * @description An IANA time zone.
             * @example Asia/Shanghai
             */
            zone?: string;
            /**
             * @description A recurrence rule of RFC 5545 by days, weeks, months or years; the time of day is that of the start.
             * @example FREQ=WEEKLY;BYDAY=SA,SU
             */
            rrule?: string | null;
            /** @description Local dates on which no occurrence starts. */
            exdates?: string[];
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
            enabled?: boolean;
        };
        ChangeMiniProgram: {
            /** @example Weather */
            name?: string;
        };
        ChangeTargetApp: {
            /** @example Weather */
            name?: string;
            environments?: ("development" | "test" | "sandbox" | "production")[];
            pilotSupport?: boolean;
            policy?: components["schemas"]["PolicyChange"];
        };
        ChangeWindow: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            workspace: string;
            name: string;
            /**
             * @description DENY: no increases while it is active. ALLOW: increases only while one that covers the target is active.
             * @enum {string}
             */
            kind: "ALLOW" | "DENY";
            /** @description Empty: the workspace's mini programs everywhere, and everything on its target apps. In production. */
            scope: {
                /** @example weather */
                targetApp?: string;
                /** @example weather */
                miniProgram?: string;
            };
            start: string;
            end: string | null;
            zone: string;
            rrule: string | null;
            exdates: string[];
            reason: string;
            enabled: boolean;
            /** @description The number in ETag and If-Match. */
            version: number;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /** @description The files that it was applied from. They report a change by another way as a conflict. */
            managedBy: {
                /**
                 * @description The name that the apply had.
                 * @example halftone
                 */
                manager: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                appliedAt: string;
            } | null;
            /** @description Now: enabled, and within an occurrence. */
            active: boolean;
            /**
             * Format: date-time
             * @description Of an active window: its end, if it has one within 400 days.
             * @example 2026-03-01T09:30:00.000Z
             */
            until?: string;
            /**
             * Format: date-time
             * @description Of another window: its next start within 400 days.
             * @example 2026-03-01T09:30:00.000Z
             */
            next?: string;
            /**
             * @description You may disable it.
             * @enum {boolean}
             */
            mayLift?: true;
            /** @description Neither used nor expired. */
            exemptions: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                release: string;
                by: string;
                reason: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
            }[];
            /** @description Of the weeks that were asked for. */
            occurrences?: components["schemas"]["WindowOccurrence"][];
        };
        ChangeWindowDocument: {
            /** @enum {string} */
            apiVersion: "halftone/v1";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "ChangeWindow";
            metadata: {
                /** @example Weather */
                name: string;
                /**
                 * @description Its id. Default: the one that the request names.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
            };
            spec: {
                /**
                 * @description DENY: no increases while it is active. ALLOW: increases only while one that covers the target is active.
                 * @enum {string}
                 */
                kind: "ALLOW" | "DENY";
                /** @description Empty: the workspace's mini programs everywhere, and everything on its target apps. In production. */
                scope?: {
                    /** @example weather */
                    targetApp?: string;
                    /** @example weather */
                    miniProgram?: string;
                };
                /**
                 * @description A local time of the zone; a date is its midnight.
                 * @example 2027-02-10T00:00
                 */
                start: string;
                /**
                 * @description Exclusive. null: without an end.
                 * @example 2027-02-10T00:00
                 */
                end?: string | null;
                /**
                 * @description An IANA time zone.
                 * @example Asia/Shanghai
                 */
                zone: string;
                /**
                 * @description A recurrence rule of RFC 5545 by days, weeks, months or years; the time of day is that of the start.
                 * @example FREQ=WEEKLY;BYDAY=SA,SU
                 */
                rrule?: string | null;
                /** @description Local dates on which no occurrence starts. */
                exdates?: string[];
                /**
                 * @description Why, for those who read the trail later.
                 * @example Crashes on start
                 */
                reason: string;
                /** @description Default true. */
                enabled?: boolean;
            };
        };
        ChangeWindowPage: {
            items: components["schemas"]["ChangeWindow"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        ChangeWindowPreview: {
            /** @description The next ten, within ten years. */
            occurrences: components["schemas"]["WindowOccurrence"][];
            /** @description Releases whose plan has another timeline with it, that you may read: at most fifty. */
            releases: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @example weather */
                miniProgram: string;
                version: string;
                /** @example weather */
                targetApp: string;
                status: string;
                /** @description The first step that moves: its `earliestAt` in the timeline, without and with it. */
                change: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    step: string;
                    /**
                     * @description Percent of users, at most two decimals.
                     * @example 12.5
                     */
                    percentage: number;
                    /**
                     * Format: date-time
                     * @description null: not within 400 days, or until it is lifted.
                     * @example 2026-03-01T09:30:00.000Z
                     */
                    before: string | null;
                    /**
                     * Format: date-time
                     * @description null: not within 400 days, or until it is lifted.
                     * @example 2026-03-01T09:30:00.000Z
                     */
                    after: string | null;
                };
            }[];
            /** @description How many other releases on their way it covers, that you may read. */
            others: number;
            /**
             * @description More releases may move: 200 plans are compared.
             * @enum {boolean}
             */
            more?: true;
        };
        ChangeWorkspace: {
            /** @example Weather */
            name?: string;
            policy?: {
                /** @description Whether developers may pause, reset, cancel and roll back. */
                developersMayStop?: boolean;
            };
        };
        ChooseType: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "chooseType";
            /** @enum {string} */
            releaseType: "GRAYSCALE";
        };
        Command: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /**
             * @description apply, withdraw, approve, reject, completeTesting, chooseType, setPercentage, fullRelease, pause, resume, reset, cancel, startPlan, holdPlan, resumePlan, advancePlan, editPlan, endPlan, approveStep, rejectStep, requestOffline, withdrawOffline, approveOffline, rejectOffline, rollback, forceOffline, liftSuspension; the system's own; or what a signal past the API called itself.
             * @example setPercentage
             */
            type: string;
            /** @description What was asked, as it was sent; without the reason. */
            args: {
                [key: string]: unknown;
            };
            actor: string;
            /** @description The role that allowed it. */
            role?: string;
            reason?: string;
            /** @enum {string} */
            outcome: "RECEIVED" | "APPLIED" | "NO_OP" | "REJECTED";
            code?: string;
            /** @description Of a rejection. Of an increase that passed closed change windows: `freeze`, and how it passed. */
            facts?: {
                [key: string]: unknown;
            };
            remedy?: string;
            /** @description Of the release or target after it. */
            revision?: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description Of a waiting command: when it is rejected as COMMAND_EXPIRED.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * @description It waits, and you may withdraw it.
             * @enum {boolean}
             */
            mayWithdraw?: true;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            decidedAt?: string;
        };
        CommandAnswer: {
            command: components["schemas"]["Command"];
            release: components["schemas"]["Progress"];
            /** @description The release that a rollback made. */
            createdRelease?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                version: string;
            };
        };
        CommandPage: {
            items: components["schemas"]["Command"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        /** @description A command without an outcome for more than a minute, which expires within a day. */
        CommandWaitsAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "commandWaits";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            commandId: string;
            /** @example setPercentage */
            type: string;
            actor: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * @description Absent of commands to the target itself.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            releaseId?: string;
            version?: string;
        };
        CompleteTesting: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "completeTesting";
        };
        CreateChangeWindow: {
            /** @example Weather */
            name: string;
            /**
             * @description DENY: no increases while it is active. ALLOW: increases only while one that covers the target is active.
             * @enum {string}
             */
            kind: "ALLOW" | "DENY";
            /** @description Empty: the workspace's mini programs everywhere, and everything on its target apps. In production. */
            scope?: {
                /** @example weather */
                targetApp?: string;
                /** @example weather */
                miniProgram?: string;
            };
            /**
             * @description Absent: now.
             * @example 2027-02-10T00:00
             */
            start?: string;
            /**
             * @description Exclusive. null: without an end.
             * @example 2027-02-10T00:00
             */
            end?: string | null;
            /**
             * @description An IANA time zone.
             * @example Asia/Shanghai
             */
            zone: string;
            /**
             * @description A recurrence rule of RFC 5545 by days, weeks, months or years; the time of day is that of the start.
             * @example FREQ=WEEKLY;BYDAY=SA,SU
             */
            rrule?: string | null;
            /** @description Local dates on which no occurrence starts. */
            exdates?: string[];
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            /** @description Default true. */
            enabled?: boolean;
        };
        CreatedDecideToken: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            name: string;
            /**
             * @description Absent: made before tokens had kinds, and opens what both open.
             * @enum {string}
             */
            kind?: "page" | "server";
            targetApps: string[];
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
            /** @description Shown this once. */
            secret: string;
        };
        CreateDecideToken: {
            /**
             * @description Who uses it.
             * @example launcher of the wallet
             */
            name: string;
            /** @description All of this workspace. */
            targetApps: string[];
            /**
             * @description page: OFREP evaluations, also from pages of other origins. server: OFREP evaluations and the stream of targets with salts and keys of testers; no page of another origin can read an answer.
             * @default page
             * @enum {string}
             */
            kind?: "page" | "server";
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            expiresAt?: string;
        };
        CreatedInvitation: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            user: string;
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            invitedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
            /** @description The link for the invited person. Shown this once. */
            url: string;
        };
        CreatedToken: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            user: string;
            name: string;
            scopes: string[];
            /**
             * @description Its roles count here only. Absent: everywhere.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            /** @description Further workspaces in which its roles count: its user joined them with it. Absent: none. */
            joinedWorkspaces?: string[];
            systemAdmin: boolean;
            createdBy: string;
            /**
             * @description The token that made it, itself or in a session of the console. Absent: made by the program itself.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            createdWith?: string;
            /**
             * @description The session in which it was made.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            createdInSession?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent: never.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
            /**
             * Format: date-time
             * @description To five minutes; null: never. What the console asks with its session counts as use of its token.
             * @example 2026-03-01T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /** @description Shown this once. */
            secret: string;
        };
        CreateExemption: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            release: string;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            /**
             * Format: date-time
             * @description Within seven days. Default: in a day.
             * @example 2026-03-01T09:30:00Z
             */
            expiresAt?: string;
        };
        CreateInvitation: {
            /**
             * @description The name under which the invited person acts.
             * @example carol
             */
            user: string;
            /**
             * @description Default: operator, who only reads.
             * @default operator
             * @enum {string}
             */
            role?: "admin" | "reviewer" | "developer" | "operator" | "inspector";
        };
        CreateMiniProgram: {
            /** @example weather */
            id: string;
            /** @example Weather */
            name: string;
        };
        CreateQrCode: {
            /**
             * @description Opens what the target serves to the user who scans it.
             * @enum {string}
             */
            kind: "PROMO";
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /**
             * @description One of the pages of the version.
             * @example pages/index
             */
            page: string;
            query?: string;
            description?: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            expiresAt?: string;
        } | {
            /**
             * @description One release in pilot testing, for its testers.
             * @enum {string}
             */
            kind: "PREVIEW";
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /**
             * @description One of the pages of the version.
             * @example pages/index
             */
            page: string;
            query?: string;
            description?: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            expiresAt: string;
        };
        CreateRelease: {
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
        };
        CreateSession: {
            token: string;
        } | {
            code: string;
        } | {
            invitation: string;
        };
        CreateSignInLink: {
            /**
             * @description Left out: you. Only a system admin may name another user.
             * @example alice
             */
            user?: string;
        };
        CreateTargetApp: {
            /** @example weather */
            id: string;
            /** @example Weather */
            name: string;
            /**
             * @description A tenant that the principal is an admin of.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace: string;
            environments: ("development" | "test" | "sandbox" | "production")[];
            /** @default false */
            pilotSupport?: boolean;
            policy?: components["schemas"]["PolicyChange"];
        };
        CreateToken: {
            /**
             * @description The user of the token. Only a system admin may name another user.
             * @example alice
             */
            user: string;
            /**
             * @description What it is for.
             * @example CI of the weather team
             */
            name: string;
            /** @description Those of the token that asks, if left out; never more. */
            scopes?: ("read" | "stop" | "operate")[];
            /**
             * @description Its roles count in this workspace only.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            /**
             * Format: date-time
             * @description Left out: the default of the installation (90 days unless set), and never later than the token that asks.
             * @example 2026-03-01T09:30:00Z
             */
            expiresAt?: string;
            /** @description Only a system admin may name another one. */
            systemAdmin?: boolean;
        };
        CreateWorkspace: {
            /** @example Weather */
            name: string;
            /**
             * @description Only a tenant owns target apps; both create mini programs.
             * @enum {string}
             */
            kind: "tenant" | "developer";
            /**
             * @description Its first admin. Only a system admin may name another user.
             * @example alice
             */
            admin?: string;
        };
        DecideToken: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            name: string;
            /**
             * @description Absent: made before tokens had kinds, and opens what both open.
             * @enum {string}
             */
            kind?: "page" | "server";
            targetApps: string[];
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
        };
        DecideTokens: {
            items: components["schemas"]["DecideToken"][];
        };
        Deployed: {
            /** @example weather */
            program: string;
            /** @example 2.3.1 */
            version: string;
            target: {
                /** @example weather */
                targetApp: string;
                /** @enum {string} */
                environment: "development" | "test" | "sandbox" | "production";
            };
            /**
             * @description Of the event, made by its sender.
             * @example deploy-4711
             */
            id: string;
        };
        DeployedAnswer: {
            /** @description advancePlan was applied. `release` shows what it did. */
            started: boolean;
            /**
             * @description Why nothing started.
             * @enum {string}
             */
            reason?: "NO_RELEASE" | "NO_PLAN" | "UNDER_WAY" | "STARTS_BY_ITSELF" | "STARTS_LATER" | "UNDECIDED";
            command?: components["schemas"]["Command"];
            release?: components["schemas"]["Progress"];
        };
        EditedPlanStep: {
            /**
             * @description Of a step of the plan. A step without an id is new.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            id?: string;
            name?: string;
            /**
             * @description Percent of users, at most two decimals; 100 is a full release.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description How long users are served the step before the next one. ISO 8601, at most P400D. Before an automatic step at least PT1S, and at least `minBake` of the target app.
             * @default PT0S
             * @example P1D
             */
            bake?: string;
            /**
             * @description MANUAL: a person enters the step with advancePlan.
             * @default AUTOMATIC
             * @enum {string}
             */
            advance?: "AUTOMATIC" | "MANUAL";
            note?: string;
            /** @description The step is entered after it only, by the plan or by a person. Default: none. */
            approval?: {
                /**
                 * @description REVIEWERS: reviewers and admins of the target app's workspace. ADMINS: its admins.
                 * @enum {string}
                 */
                approvers: "REVIEWERS" | "ADMINS";
                /**
                 * @description How many users must approve.
                 * @default 1
                 */
                count?: number;
                /**
                 * @description How long the request waits. Then the plan is held. ISO 8601, PT5M to P30D.
                 * @default P3D
                 */
                expiresAfter?: string;
            };
        };
        EditPlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "editPlan";
            /** @description All steps of the plan, also those that were entered. Left out: removed. Default: as they are. */
            steps?: components["schemas"]["EditedPlanStep"][];
            /** @description Null removes it. One that is new, or replaces one that has fired, counts from now. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            } | null;
            /**
             * @description Another start, in the forms of startPlan. Only while no step was entered or passed; afterwards STALE_PLAN. Default: as it is.
             * @example 2027-02-10T09:00
             */
            startAt?: string;
            /**
             * @description The IANA time zone of a local `startAt`.
             * @example Asia/Shanghai
             */
            zone?: string;
            /**
             * @description The last step may be below 100 %.
             * @default false
             */
            endsBelowFull?: boolean;
            /** @description The number `plan.edit` that you saw. Another one is STALE_PLAN. */
            edit: number;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        EndedSessions: {
            sessionsEnded: number;
        };
        EndPlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "endPlan";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        Evaluation: {
            /** @example weather */
            key: string;
            /**
             * @description The version. Absent when none is available.
             * @example 2.3.1
             */
            value?: string;
            /** @enum {string} */
            reason: "STATIC" | "TARGETING_MATCH" | "SPLIT" | "DISABLED";
            /** @enum {string} */
            variant: "candidate" | "baseline" | "unavailable";
            metadata: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId?: string;
                /**
                 * @description Asked for, of the release that is given.
                 * @example 12.5
                 */
                percentage?: number;
                /** @description Of the target. */
                revision: number;
            };
        };
        EvaluationFailure: {
            key?: string;
            /** @enum {string} */
            errorCode: "PARSE_ERROR" | "TARGETING_KEY_MISSING" | "INVALID_CONTEXT" | "FLAG_NOT_FOUND";
            errorDetails: string;
        };
        EvaluationRequest: {
            context: {
                /**
                 * @description Key of the user. Empty: a launch without one.
                 * @example user-1
                 */
                targetingKey: string;
                /**
                 * @description May be left out when the token is for one.
                 * @example wallet
                 */
                targetApp?: string;
                /**
                 * @description production when it is left out.
                 * @enum {string}
                 */
                environment?: "development" | "test" | "sandbox" | "production";
            };
        };
        Event: {
            /** @description Without gaps for one release, one target, and so on. */
            seq: number;
            /** @example PercentageSet */
            type: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            actor: string;
            /** @description What a program needs to know about it; which facts depends on the code. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description What a program needs to know about it; which facts depends on the code. */
            after: {
                [key: string]: unknown;
            } | null;
            reason: string | null;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            commandId: string | null;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Exemption: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            release: string;
            by: string;
            reason: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            window: string;
        };
        Explanation: {
            /** @enum {string} */
            verdict: "pilot" | "candidate" | "baseline" | "unavailable";
            /** @example IN_GRAY */
            reason: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string | null;
            version: string | null;
            userHash: number | null;
            /** @description In the order of joining; in gray when below the threshold. */
            position: number | null;
            threshold: number | null;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number | null;
            /**
             * @description The first at which this user is in.
             * @example 12.5
             */
            entersAtPercentage: number | null;
            saltFingerprint: string | null;
            /**
             * Format: date-time
             * @description The moment that was asked about.
             * @example 2026-03-01T09:30:00.000Z
             */
            at?: string;
            /** @description Of the target at that moment. */
            targetRevision?: number;
            /** @description Why the past cannot be proved: empty when it can. */
            doubts?: ("RESHUFFLED" | "TESTERS_CHANGED")[];
        };
        ExportedDocument: {
            /** @enum {string} */
            apiVersion: "halftone/v1";
            /** @enum {string} */
            kind: "WorkspaceMembers" | "TargetApp" | "PlanTemplate" | "ChangeWindow";
            metadata: {
                name: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                workspace: string;
            };
            /** @description See /schemas/{kind}. With every default. */
            spec: {
                [key: string]: unknown;
            };
        };
        /** @description A sample: what in-process libraries decide, what was answered with 304, and what a process had not written down when it ended is not in it. */
        Exposure: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            to: string;
            /** @description Asked of these servers about the target, launches and bulk answers. */
            decisions: number;
            /** @description Those that gave this release. */
            ofRelease: number;
            /**
             * @description Share of the decisions that gave this release; absent when there were none.
             * @example 12.5
             */
            percentage?: number;
            /** @description By minute, the oldest first; minutes without decisions are left out. */
            series: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
                decisions: number;
                ofRelease: number;
            }[];
        };
        /**
         * @example {
         *       "id": "01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10",
         *       "at": "2026-03-01T09:30:00.000Z",
         *       "by": "alice",
         *       "type": "PercentageSet",
         *       "fromPercentage": 5,
         *       "toPercentage": 20,
         *       "reason": null,
         *       "releaseId": "01980f2e-0000-7c3b-9a52-2f6d1b1f9f10",
         *       "version": "2.3.1",
         *       "status": "GRAYSCALE_RELEASE",
         *       "miniProgram": "weather",
         *       "miniProgramName": "Weather",
         *       "targetApp": "wallet",
         *       "targetAppName": "Wallet",
         *       "environment": "production",
         *       "workspace": {
         *         "id": "01980f2e-1111-7c3b-9a52-2f6d1b1f9f10",
         *         "name": "Makers"
         *       },
         *       "commandId": "01980f2e-2222-7c3b-9a52-2f6d1b1f9f10",
         *       "command": null,
         *       "code": null
         *     }
         */
        FeedEvent: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            /** @description A user, or the system: system:timer, system:push, … */
            by: string;
            /**
             * @description As in the trail of the release or target.
             * @example PercentageSet
             */
            type: string;
            /**
             * @description The configured share before.
             * @example 12.5
             */
            fromPercentage: number | null;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            toPercentage: number | null;
            reason: string | null;
            /**
             * @description Null of an event of the target itself, as are version, status and percentages.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            releaseId: string | null;
            version: string | null;
            /**
             * @description Of the release, after the event.
             * @enum {string|null}
             */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE" | null;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            commandId: string | null;
            /** @description Of a rejected command: what was asked for. */
            command: string | null;
            /** @description Of a rejected command: why it was refused. */
            code: string | null;
        };
        FeedEventPage: {
            items: components["schemas"]["FeedEvent"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        FileChange: {
            /** @description Its place in the request, from 0 on. Absent: no document has the object, which `prune` has removed. */
            document?: number;
            /** @enum {string} */
            kind: "WorkspaceMembers" | "TargetApp" | "PlanTemplate" | "ChangeWindow";
            name: string;
            /** @enum {string} */
            change: "CREATE" | "CHANGE" | "UNCHANGED" | "DELETE" | "KEEP";
            /**
             * @description Why `prune` keeps it. TARGET_APP: releases and trails refer to target apps. NAME_OF_SEVERAL: several change windows have this name.
             * @enum {string}
             */
            kept?: "TARGET_APP" | "NAME_OF_SEVERAL";
            /** @description Of a CHANGE, and members who are removed. */
            fields?: components["schemas"]["FileFieldChange"][];
            /** @description What another way changed since the last apply, and the files overwrite. Without force the apply is FILES_CONFLICT. */
            conflict?: {
                /** @description Of the last apply. Another manager is a conflict by itself. */
                manager: string;
                fields: components["schemas"]["FileFieldConflict"][];
            };
        };
        FileChanges: {
            /** @description False: of a dry run. */
            applied: boolean;
            /** @description In the order of the documents, then what prune removes and keeps. */
            changes: components["schemas"]["FileChange"][];
        };
        FileDocument: components["schemas"]["WorkspaceMembersDocument"] | components["schemas"]["TargetAppDocument"] | components["schemas"]["PlanTemplateDocument"] | components["schemas"]["ChangeWindowDocument"];
        FileFieldChange: {
            /**
             * @description A JSON pointer into the document.
             * @example /spec/steps/0/bake
             */
            path: string;
            /** @description Absent: was not there. */
            before?: unknown;
            /** @description Absent: is not there any more. */
            after?: unknown;
        };
        FileFieldConflict: {
            /**
             * @description A JSON pointer into the document.
             * @example /spec/steps/0/bake
             */
            path: string;
            /** @description As it was applied last. Absent: was not there. */
            applied?: unknown;
            /** @description As it was changed since. Absent: was removed. */
            current?: unknown;
            /** @description As the files have it. Absent: they do not have it. */
            wanted?: unknown;
        };
        /** @description By kind and name. The same objects give the same bytes of documents. */
        Files: {
            documents: components["schemas"]["ExportedDocument"][];
            /** @description Which of them were applied from files. */
            managed: components["schemas"]["ManagedDocument"][];
        };
        ForceOffline: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "forceOffline";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        Found: {
            miniPrograms: {
                /** @example weather */
                id: string;
                name: string;
                /** @description The workspace of the mini program. */
                workspace: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    id: string;
                    name: string;
                };
            }[];
            versions: {
                number: string;
                /** @example weather */
                miniProgram: string;
                miniProgramName: string;
            }[];
            /** @description The last change first. */
            releases: components["schemas"]["ReleaseListItem"][];
            targetApps: {
                /** @example weather */
                id: string;
                name: string;
            }[];
            targets: {
                /** @example weather */
                miniProgram: string;
                miniProgramName: string;
                /** @example weather */
                targetApp: string;
                targetAppName: string;
                /** @enum {string} */
                environment: "development" | "test" | "sandbox" | "production";
                /** @enum {string} */
                availability: "ONLINE" | "OFFLINE_BY_OWNER" | "SUSPENDED_BY_OPERATOR" | "NEVER_RELEASED";
            }[];
            /** @description Members of your workspaces. */
            people: {
                user: string;
                workspaces: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    id: string;
                    name: string;
                    /** @enum {string} */
                    role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
                }[];
            }[];
        };
        FullRelease: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "fullRelease";
            /**
             * @description Cancel the release that holds the target, in the same act. Needs a reason.
             * @default false
             */
            supersede?: boolean;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
            /** @description Passes closed change windows whose workspaces you are an admin of. For this command only. */
            override?: {
                /**
                 * @description Why, for those who read the trail later.
                 * @example Crashes on start
                 */
                reason: string;
            };
        };
        GivenPlanStep: {
            /**
             * @description Default: step-1, step-2, …
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            id?: string;
            name?: string;
            /**
             * @description Percent of users, at most two decimals; 100 is a full release.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description How long users are served the step before the next one. ISO 8601, at most P400D. Before an automatic step at least PT1S, and at least `minBake` of the target app.
             * @default PT0S
             * @example P1D
             */
            bake?: string;
            /**
             * @description MANUAL: a person enters the step with advancePlan.
             * @default AUTOMATIC
             * @enum {string}
             */
            advance?: "AUTOMATIC" | "MANUAL";
            note?: string;
            /** @description The step is entered after it only, by the plan or by a person. Default: none. */
            approval?: {
                /**
                 * @description REVIEWERS: reviewers and admins of the target app's workspace. ADMINS: its admins.
                 * @enum {string}
                 */
                approvers: "REVIEWERS" | "ADMINS";
                /**
                 * @description How many users must approve.
                 * @default 1
                 */
                count?: number;
                /**
                 * @description How long the request waits. Then the plan is held. ISO 8601, PT5M to P30D.
                 * @default P3D
                 */
                expiresAfter?: string;
            };
        };
        GivenPlanTemplate: {
            /**
             * @description Unique in the workspace, without regard to case.
             * @example Careful
             */
            name: string;
            steps: components["schemas"]["GivenPlanStep"][];
            /**
             * @description The last step may be below 100 %.
             * @default false
             */
            endsBelowFull?: boolean;
            /** @description Of a plan that starts with it, unless the start says another one. Default: none. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            };
        };
        HoldPlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "holdPlan";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        /** @description The command that raises the release now. */
        Increase: {
            /** @enum {string} */
            type: "advancePlan" | "setPercentage" | "fullRelease";
            /**
             * @description Of advancePlan: the id of the next step.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            to?: string;
            /**
             * @description The share after it, where it is known.
             * @example 12.5
             */
            percentage?: number;
            /**
             * @description Of setPercentage: a new percentage must exceed this.
             * @example 12.5
             */
            above?: number;
        };
        Invitation: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            user: string;
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            invitedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
        };
        InvitationCode: {
            code: string;
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        /** @description The newest event of the release, without confirmations by the super app (StepConfirmed). */
        LastChange: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            /** @description A user, or the system: system:timer, system:push, … */
            by: string;
            /**
             * @description As in the trail.
             * @example PercentageSet
             */
            type: string;
            /**
             * @description The configured share before. Equal if it did not change.
             * @example 12.5
             */
            fromPercentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            toPercentage: number;
            reason: string | null;
        };
        LiftSuspension: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "liftSuspension";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        Limits: {
            quotas: {
                /**
                 * @description tokens: valid API and decide tokens. qrCodes: not revoked. sessions: open. members: memberships that the user added, and open invitations.
                 * @enum {string}
                 */
                kind: "workspaces" | "miniPrograms" | "targetApps" | "tokens" | "qrCodes" | "sessions" | "versions" | "members";
                /** @description null: none. */
                limit: number | null;
                /** @description Without a limit counted to 100,000 at most. */
                used: number;
            }[];
            requestsPerMinute: {
                perToken: number;
                /** @description From one address, without a token that is valid. */
                perAddress: number;
            };
            streams: {
                /** @description Open at once. null: no limit. */
                perToken: number | null;
            };
        };
        ListedSession: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            user: string;
            /** @description The token that the session was made with. It ends with that token. */
            token: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @description Whether this request was sent with it. */
            current: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To five minutes; null: never.
             * @example 2026-03-01T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /** @description From where it was begun. */
            clientAddress: string | null;
            userAgent: string | null;
        };
        MadeToken: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @enum {string} */
            kind: "API" | "DECIDE";
            /** @description Of a decide token: who made it. */
            user: string;
            name: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            workspace?: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            createdWith?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
        };
        MadeTokenList: {
            items: components["schemas"]["MadeToken"][];
        };
        ManagedDocument: {
            /** @enum {string} */
            kind: "WorkspaceMembers" | "TargetApp" | "PlanTemplate" | "ChangeWindow";
            name: string;
            manager: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            appliedAt: string;
        };
        Me: {
            user: string;
            systemAdmin: boolean;
            token: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
                scopes: string[];
                /**
                 * @description Its roles count here only. Absent: everywhere.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
                /** @description Further workspaces in which its roles count: its user joined them with it. Absent: none. */
                joinedWorkspaces?: string[];
                /**
                 * Format: date-time
                 * @description Absent: never.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt?: string;
            };
            /** @description Of tokens that are made now, as the installation is set. null: no end, no maximum. */
            tokenLifetime: {
                defaultDays: number | null;
                maxDays: number | null;
            };
            workspaces: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
                /**
                 * @description Only a tenant owns target apps; both create mini programs.
                 * @enum {string}
                 */
                kind: "tenant" | "developer";
                /** @enum {string} */
                role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            }[];
            miniPrograms: {
                /** @example weather */
                id: string;
                name: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                workspace: string;
                /** @enum {string} */
                role: "admin" | "developer";
            }[];
        };
        MiniProgram: {
            /** @example weather */
            id: string;
            name: string;
            /**
             * @description Absent for those who know it only from releases on their target apps.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            /**
             * @description What the principal is in this mini program itself.
             * @enum {string}
             */
            role?: "admin" | "developer";
            createdBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt?: string;
        };
        MiniProgramListItem: {
            /** @example weather */
            id: string;
            name: string;
            /**
             * @description Absent for those who know it only from releases on their target apps.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            /**
             * @description What the principal is in this mini program itself.
             * @enum {string}
             */
            role?: "admin" | "developer";
            createdBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt?: string;
            /** @description Full releases on production targets. */
            live: {
                count: number;
                /** @description The last change first, at most three. */
                newest: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                    /** @example weather */
                    targetApp: string;
                    targetAppName: string;
                }[];
            };
            /** @description Releases in gray with a share above 0, with the configured share. */
            rollingOut: {
                count: number;
                /** @description The last change first, at most three. */
                newest: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                    /** @example weather */
                    targetApp: string;
                    targetAppName: string;
                    /**
                     * @description Percent of users, at most two decimals.
                     * @example 12.5
                     */
                    percentage: number;
                    /** @enum {string} */
                    phase: "READY" | "APPLYING" | "SERVING" | "PAUSED";
                }[];
            };
            /** @description Requests to go live or offline without a decision. */
            openReviews: number;
        };
        MiniProgramMember: {
            user: string;
            addedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            addedAt: string;
            /** @enum {string} */
            role: "admin" | "developer";
        };
        MiniProgramMemberPage: {
            items: components["schemas"]["MiniProgramMember"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        MiniProgramPage: {
            items: components["schemas"]["MiniProgramListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        NotConfirmedAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "notConfirmed";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string;
            version: string;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            confirmedPercentage: number;
        };
        Overview: {
            counts: {
                /** @description In Grayscale Release at a share above 0 %. */
                rollingOut: number;
                /** @description By their last change. */
                changedInLastHour: number;
                paused: number;
                /** @description Open requests that you may decide as a reviewer. */
                waitingForMyReview: number;
                /** @description The super app has not confirmed a step, a fall or a full release. */
                notConfirmed: number;
            };
            needsAttention: {
                total: number;
                /** @description The oldest first, at most 50. */
                items: components["schemas"]["AttentionItem"][];
            };
        };
        Pause: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pause";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        PausedAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "paused";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string;
            version: string;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            by: string;
            reason: string | null;
        };
        /** @description The last plan of the release, also after its end. */
        Plan: {
            /** @description The number of the plan in the life of the release. */
            run: number;
            /** @description How many edits it had. editPlan names it. */
            edit: number;
            /** @enum {string} */
            status: "SCHEDULED" | "RUNNING" | "HELD" | "COMPLETED" | "ABANDONED";
            template?: string;
            /** @description Of a workspace's template, when the plan started. */
            templateName?: string;
            /** @description Index of the step entered last; -1 before the first. */
            currentStep: number;
            steps: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name?: string;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                percentage: number;
                /**
                 * @description ISO 8601
                 * @example P1D
                 */
                bake: string;
                /** @enum {string} */
                advance: "AUTOMATIC" | "MANUAL";
                note?: string;
                /** @description What the step needs before it is entered. */
                approval?: {
                    /** @enum {string} */
                    approvers: "REVIEWERS" | "ADMINS";
                    /** @description How many users must approve. */
                    count: number;
                    /**
                     * @description ISO 8601
                     * @example P1D
                     */
                    expiresAfter: string;
                };
                /**
                 * @description DROPPED: passed by hand, or the plan ended before it.
                 * @enum {string}
                 */
                state: "DONE" | "CURRENT" | "COMING" | "DROPPED";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                enteredAt?: string;
                enteredBy?: string;
                /**
                 * @description How long users were served the step so far.
                 * @example P1D
                 */
                servedFor?: string;
                /**
                 * Format: date-time
                 * @description When it was predicted to begin, at the start of the plan.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                predictedAt?: string;
                /**
                 * @description The target app asks for `approval` (`rollout.approvalFrom`). It is none of the own of the step.
                 * @enum {boolean}
                 */
                approvalByPolicy?: true;
            }[];
            /** @description What keeps the plan from raising the release. resumePlan names those that it lifts. */
            holds: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @enum {string} */
                kind: "MANUAL" | "MANUAL_OVERRIDE" | "START_MISSED" | "OWNER_LOST_ROLE" | "DEADLINE" | "APPROVAL_REJECTED" | "APPROVAL_EXPIRED" | "STEP_REFUSED" | "ENGINE_ERROR";
                by: string;
                reason: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since: string;
            }[];
            /** @description The request to approve the next step. approveStep and rejectStep name its id. */
            openReview?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                step: string;
                /** @enum {string} */
                approvers: "REVIEWERS" | "ADMINS";
                /** @description How many users must approve. */
                count: number;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description Absent while the release is paused.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt?: string;
                /** @description The approvals so far. */
                approvals: {
                    by: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-03-01T09:30:00.000Z
                     */
                    at: string;
                }[];
                /** @description Members who can still approve, at most 20. */
                deciders?: {
                    users: string[];
                    more: boolean;
                };
            };
            startedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When the first step is due, or was.
             * @example 2026-03-01T09:30:00.000Z
             */
            startAt: string;
            /**
             * @description The start as it was given, with `zone`. Absent: not as a local time.
             * @example 2027-02-10T09:00
             */
            startLocal?: string;
            /** @example Asia/Shanghai */
            zone?: string;
            /** @description The user whose rights the automatic steps need. */
            runsAs: string;
            /**
             * Format: date-time
             * @description Of the next automatic step. Absent while none is due by itself.
             * @example 2026-03-01T09:30:00.000Z
             */
            dueAt?: string;
            deadline?: {
                /**
                 * @description ISO 8601
                 * @example P1D
                 */
                after: string;
                /**
                 * Format: date-time
                 * @description When the plan is held, if it is not done. Absent while the release is paused, and at the end.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                firesAt?: string;
                /**
                 * Format: date-time
                 * @description When it held the plan, which it does once.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                firedAt?: string;
            };
            ended?: {
                /** @enum {string} */
                as: "COMPLETED" | "ABANDONED";
                cause: string;
                by: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
            };
            /** @description When each coming step can begin. Empty after the end. */
            timeline: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                step: string;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                percentage: number;
                /**
                 * Format: date-time
                 * @description If everything that a person must do before is done now, and the change windows stay as they are.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                earliestAt: string;
                /**
                 * @description FIXED: time alone brings it. WAITS_FOR_PERSON: a person must act first. UNKNOWN: the super app must answer.
                 * @enum {string}
                 */
                certainty: "FIXED" | "WAITS_FOR_PERSON" | "UNKNOWN";
                basis: ("START" | "BAKE" | "MANUAL" | "APPROVAL" | "HELD" | "PAUSED" | "FROZEN" | "CONFIRMATION")[];
                /** @description IN_FREEZE: change windows that are known now put the step off until `earliestAt`. NEVER_OPENS: for longer than 400 days, or until they are lifted. NO_APPROVER: fewer users can approve the step than it needs, without those who answer for it. NIGHT: 22:00 to 07:00. WEEKEND: Saturday and Sunday. Both by the clocks of `zone` in the policy of the target app. */
                warnings: ("JUMP_OVER_5X" | "IN_FREEZE" | "NEVER_OPENS" | "AFTER_DEADLINE" | "NO_APPROVER" | "NIGHT" | "WEEKEND")[];
            }[];
        };
        PlanTemplate: {
            /**
             * @description What startPlan and the simulation take as `template`.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            id: string;
            name: string;
            /** @description Grows with each change. The number in ETag and If-Match. */
            version: number;
            steps: components["schemas"]["TemplateStep"][];
            endsBelowFull: boolean;
            /** @description Of a plan that starts with it, unless the start says another one. Default: none. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            };
            /**
             * @description Of Halftone: the same everywhere, and never changed.
             * @enum {boolean}
             */
            builtIn?: true;
            /**
             * @description Absent on a built-in one.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            createdBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt?: string;
            /** @description The files that it was applied from. They report a change by another way as a conflict. */
            managedBy?: {
                /**
                 * @description The name that the apply had.
                 * @example halftone
                 */
                manager: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                appliedAt: string;
            } | null;
        };
        PlanTemplateDocument: {
            /** @enum {string} */
            apiVersion: "halftone/v1";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "PlanTemplate";
            metadata: {
                /** @example Weather */
                name: string;
                /**
                 * @description Its id. Default: the one that the request names.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
            };
            spec: {
                steps: components["schemas"]["GivenPlanStep"][];
                /**
                 * @description The last step may be below 100 %.
                 * @default false
                 */
                endsBelowFull?: boolean;
                /** @description Of a plan that starts with it, unless the start says another one. Default: none. */
                deadline?: {
                    /**
                     * @description ISO 8601, PT5M to P400D.
                     * @example P3D
                     */
                    after: string;
                };
            };
        };
        /** @description The built-in ones, then those of the workspace by name. All of them. */
        PlanTemplates: {
            items: components["schemas"]["PlanTemplate"][];
        };
        PolicyChange: {
            review?: {
                /** @description Whether sandbox is reviewed; production always is. */
                sandbox?: boolean;
                /** @description Whether authors may approve their own requests. An open review keeps the value from when it was requested. */
                selfApproval?: boolean;
                /** @description Fixed for a review when it is requested. */
                expiresAfterDays?: number;
            };
            percentages?: {
                /**
                 * @description Percentages offered, strictly growing.
                 * @example [
                 *       1,
                 *       5,
                 *       10,
                 *       20,
                 *       50,
                 *       100
                 *     ]
                 */
                presets?: number[];
                presetsOnly?: boolean;
            };
            firstReleaseMustBeFull?: boolean;
            rollout?: {
                /**
                 * @description From the confirmation of a step until its users have it. The bake begins then. For steps that are confirmed afterwards. ISO 8601, PT0S to P1D.
                 * @example PT0S
                 */
                propagationLag?: string;
                /**
                 * @description The shortest bake before an automatic step. Checked when a plan starts or is edited. ISO 8601, PT1S to P30D.
                 * @example PT5M
                 */
                minBake?: string;
                /**
                 * @description After a resume, no automatic step comes earlier than this. ISO 8601, PT0S to P1D.
                 * @example PT15M
                 */
                resumeGrace?: string;
                /**
                 * @description The IANA time zone by whose clocks a coming step is at night or at a weekend.
                 * @example Asia/Shanghai
                 */
                zone?: string;
                /**
                 * @description An automatic step that change windows put off comes within this time after their opening, and within a tenth of the opening: each release at another time. So does a step that is more than five minutes late after an outage. ISO 8601, PT0S to PT1H.
                 * @example PT5M
                 */
                openingSpread?: string;
                /**
                 * @description From this percentage on, an increase in production enters a step of a plan that another user has approved, a reviewer or admin of the workspace. Without a plan it is APPROVAL_REQUIRED. Null: no approval by policy.
                 * @example 20
                 */
                approvalFrom?: number | null;
            };
        };
        Problem: ByCode<{
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance: string;
            /**
             * @description Later versions add codes: accept any. Today: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE, GONE, INVALID_SHAPE, INVALID_VALUE, IDEMPOTENCY_KEY_REUSED, COMMAND_ALREADY_DECIDED, BODY_TOO_LARGE, BODY_NOT_JSON, TOO_MANY_REQUESTS, TOO_MANY_STREAMS, STREAMS_EXHAUSTED, UNAVAILABLE, WORKFLOW_UNAVAILABLE, PUSH_ADDRESS_REFUSED, UNEXPECTED, STALE_REVISION, ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, NO_STEP_ABOVE, BAKE_TOO_SHORT, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN, VERSION_ALREADY_RELEASED_TO_TARGET, ENVIRONMENT_NOT_OFFERED, ID_TAKEN, LAST_ADMIN, LAST_SYSTEM_ADMIN, NOT_A_WORKSPACE_MEMBER, NO_FULL_RELEASE, NOT_IN_PILOT, PAGE_UNKNOWN, TOO_MANY_TESTERS, TOO_MANY_WINDOWS, TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN, TEMPLATE_BUILT_IN, FILES_CONFLICT, QUOTA_EXCEEDED, UNATTRIBUTED, TEMPORAL_STOPS_OFF, MALFORMED, INTERNAL.
             * @example TARGET_BUSY
             */
            code: string;
            /** @description What a program needs to know about it; which facts depends on the code. */
            facts?: {
                [key: string]: unknown;
            };
            /** @description The way forward, for a person. */
            remedy?: string;
            errors?: {
                /**
                 * @description Where, as a JSON pointer into the part of the request.
                 * @example /reason
                 */
                path: string;
                /**
                 * @description Later versions add codes: accept any. Today: MISSING, UNKNOWN_FIELD, WRONG_TYPE, NOT_AMONG, NO_KNOWN_FORM, EMPTY, TOO_SHORT, TOO_LONG, TOO_FEW, TOO_MANY, TOO_SMALL, TOO_LARGE, OUT_OF_RANGE, NOT_INTEGER, NOT_A_TIME, INVALID, NOT_JSON, NOT_STORABLE, NOT_AN_ID, NO_REASON, NO_NAME, SPACES_AROUND, BLANK_NOTES, NOT_BASE64, TWICE, NOT_AN_ADDRESS, ADDRESS_MISREAD, ADDRESS_HAS_SECRETS, ADDRESS_SCHEME, NOT_A_VERSION, NOT_A_VERSION_FILTER, NOT_A_DIGEST, NOT_SINCE, IN_THE_PAST, IN_THE_FUTURE, NOT_A_REVISION, NOT_A_CURSOR, NOT_GROWING, NOT_A_SHARE, NOT_A_BAKE, NOT_AN_APPROVAL_TIME, NOT_A_DEADLINE, NOT_A_DURATION, BAKE_TOO_SHORT, ENDS_BELOW_FULL, NOT_A_START, NO_ZONE, ZONE_WITHOUT_LOCAL_TIME, TEMPLATE_OR_STEPS, TARGET_OR_RELEASE, NO_SUCH_TEMPLATE, NOT_A_LOCAL_TIME, NOT_A_DATE, UNKNOWN_ZONE, END_BEFORE_START, RULE_UNREADABLE, RULE_TOO_FINE, RULE_NEVER, REPEATS_WITHOUT_END, WINDOW_TOO_LONG, EXDATES_WITHOUT_RULE, FOREIGN_SCOPE, NO_SUCH_RELEASE, NOT_COVERED, ENDLESS_FREEZE, NAME_OF_SEVERAL, NO_REASON_TO_SUPERSEDE, RELEASES_OR_FILTER, FITS_TOO_MANY, DURING_OUTAGE, ONLY_GRAYSCALE, TOKEN_OR_CODE, NOT_A_MEMBER, ADMIN_WITHOUT_WORKSPACE, TOKEN_TOO_LONG_LIVED, NO_SUCH_MINI_PROGRAM, NO_SUCH_VERSION, NO_SUCH_TARGET_APP, NO_SUCH_WORKSPACE, NOT_A_TENANT, FOREIGN_TARGET_APP, NAME_INVISIBLE, NAME_IS_PATH, NAME_RESERVED, PERCENTAGE_NOT_A_NUMBER, PERCENTAGE_NOT_FINITE, PERCENTAGE_ZERO, PERCENTAGE_NEGATIVE, PERCENTAGE_ABOVE_100, PERCENTAGE_TOO_FINE.
                 * @example NO_REASON
                 */
                code: string;
                facts?: {
                    [key: string]: string | number;
                };
                /** @description What is wrong, in English. */
                message: string;
            }[];
            /** @description A refused command as it stands in the ledger. */
            command?: unknown;
            /** @description The current state, where it is what made the difference. */
            release?: unknown;
            /** @description The current state, where it is what made the difference. */
            target?: unknown;
        }>;
        Progress: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example weather */
            miniProgram: string;
            version: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            kind: "NORMAL" | "ROLLBACK";
            /** @enum {string} */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
            /** @example Grayscale Release */
            label: string;
            /** @enum {string|null} */
            phase: "READY" | "APPLYING" | "SERVING" | "PAUSED" | null;
            /** @enum {string|null} */
            releaseType: "GRAYSCALE" | "FULL" | null;
            /**
             * @description The configured one: 100 in Full Release, 0 at the end.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            confirmedPercentage: number;
            attempt: number;
            revision: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            statusSince: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What a user can do now. Later versions may add codes: keep a branch for unknown ones.
             * @enum {string}
             */
            nextActionCode: "AUTOMATIC" | "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "READY" | "APPLYING" | "SERVING" | "PAUSED" | "PLAN" | "PLAN_HELD" | "PLAN_AWAITING_APPROVAL" | "PLAN_AWAITING_ADVANCE" | "PLAN_FROZEN" | "FULL_RELEASE" | "OFFLINE_REQUESTED" | "FINAL";
            /** @description The same as an English sentence. */
            nextAction: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            applyingSince?: string;
            pausedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            pausedSince?: string;
            pauseReason?: string | null;
            review?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
            };
            offlineRequest?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
                reason: string;
                cancelActive: boolean;
            };
            terminalReason?: string;
            ending?: {
                by: string;
                reason: string | null;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                byRelease: string | null;
            };
            miniProgramName: string;
            targetAppName: string;
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            lastChange: components["schemas"]["LastChange"];
            /** @description Raises of this attempt, the newest 100. */
            steps: {
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                from: number;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                to: number;
                by: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
            }[];
            plan?: components["schemas"]["Plan"];
            presets: number[];
            presetsOnly: boolean;
            rollout: components["schemas"]["RolloutPolicy"];
            warnings: "NO_BASELINE"[];
            /**
             * @description Taken back, and the super app has not confirmed it: it may still serve `confirmedPercentage`.
             * @enum {boolean}
             */
            draining?: true;
            /** @description Push to the super app. Present while a change of this release is not confirmed. */
            push?: {
                /** @description Of the target: the newest that was confirmed. */
                confirmedRevision: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since?: string;
                /** @description Failed ones in a row. */
                tries: number;
                lastError?: string;
            };
            /** @description How many see it while it is in pilot testing. */
            testers?: number;
            target: {
                /** @enum {string} */
                availability: "ONLINE" | "OFFLINE_BY_OWNER" | "SUSPENDED_BY_OPERATOR" | "NEVER_RELEASED";
                baseline: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                } | null;
                candidate: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                } | null;
                revision: number;
            };
            /** @description Why it is not moving, in order. */
            blockers: components["schemas"]["Blocker"][];
            /** @description What may be sent now, or may not and why. What is missing is out of place in this status. */
            allowedActions: components["schemas"]["AllowedAction"][];
            lastCommands: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                type: string;
                actor: string;
                /** @enum {string} */
                outcome: "RECEIVED" | "APPLIED" | "NO_OP" | "REJECTED";
                code?: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
            }[];
            links: {
                temporalUi?: string;
            };
        };
        Push: {
            url: string;
            setBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            setAt: string;
            /**
             * Format: date-time
             * @description The secret before this one signs too, until then.
             * @example 2026-03-01T09:30:00.000Z
             */
            previousSecretUntil?: string;
            /** @description Targets with something that was not confirmed yet. */
            unconfirmedTargets: number;
            /**
             * Format: date-time
             * @description Since when the oldest of them waits.
             * @example 2026-03-01T09:30:00.000Z
             */
            unconfirmedSince?: string;
            /** @description How one of them failed last. */
            lastError?: string;
        };
        PushAttempt: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /**
             * @description The release whose step, or whose unconfirmed change, was sent. Absent: a change of the target alone.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            releaseId?: string;
            /** @description Of the target that was sent. */
            revision: number;
            /** @description 1 is the first since the last confirmation. */
            attempt: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            startedAt: string;
            durationMs: number;
            /**
             * @description confirmed: 2xx. refused: another status. unreachable: no answer within five seconds. forbidden: the address is not allowed.
             * @enum {string}
             */
            outcome: "confirmed" | "refused" | "unreachable" | "forbidden";
            /** @description Of the answer. Absent: none. */
            status?: number;
            /** @description Why it failed. Only for admins of the target app. */
            error?: string;
            /**
             * Format: date-time
             * @description At the latest; a change is sent before. Absent: confirmed.
             * @example 2026-03-01T09:30:00.000Z
             */
            nextTryAt?: string;
        };
        PushAttemptPage: {
            items: components["schemas"]["PushAttempt"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        PushDeliveries: {
            items: components["schemas"]["PushDelivery"][];
        };
        PushDelivery: {
            /** @example weather */
            miniProgram: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description Of the target now. */
            revision: number;
            /** @description The newest that the super app has confirmed; 0: none. */
            confirmedRevision: number;
            /**
             * Format: date-time
             * @description Absent: everything is confirmed.
             * @example 2026-03-01T09:30:00.000Z
             */
            unconfirmedSince?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            nextTryAt?: string;
            /** @description Failed tries in a row. */
            tries: number;
            lastError?: string;
        };
        PushTest: {
            url: string;
            /** @description Whether the super app answered 2xx within five seconds. */
            delivered: boolean;
            /** @description Absent: no answer. */
            status?: number;
            error?: string;
        };
        PushWithSecret: {
            url: string;
            setBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            setAt: string;
            /**
             * Format: date-time
             * @description The secret before this one signs too, until then.
             * @example 2026-03-01T09:30:00.000Z
             */
            previousSecretUntil?: string;
            /** @description Targets with something that was not confirmed yet. */
            unconfirmedTargets: number;
            /**
             * Format: date-time
             * @description Since when the oldest of them waits.
             * @example 2026-03-01T09:30:00.000Z
             */
            unconfirmedSince?: string;
            /** @description How one of them failed last. */
            lastError?: string;
            /** @description Signs what is sent (Standard Webhooks). Shown this once, where it is new. */
            secret?: string;
        };
        PutMiniProgramMember: {
            /** @enum {string} */
            role: "admin" | "developer";
        };
        PutWorkspaceMember: {
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
        };
        QrCode: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @enum {string} */
            kind: "PROMO" | "PREVIEW";
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            page: string;
            query?: string;
            description?: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId?: string;
            /** @description What the printed code carries. */
            url: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
            revokedBy?: string;
        };
        QrCodeListItem: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @enum {string} */
            kind: "PROMO" | "PREVIEW";
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            page: string;
            query?: string;
            description?: string;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId?: string;
            /** @description What the printed code carries. */
            url: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
            revokedBy?: string;
            targetAppName: string;
        };
        QrCodePage: {
            items: components["schemas"]["QrCodeListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Readiness: {
            /**
             * @description degraded: without Temporal commands wait, stop commands are applied all the same; so this process must keep its traffic.
             * @enum {string}
             */
            status: "ready" | "degraded" | "unavailable";
            parts: {
                database: {
                    ok: boolean;
                    detail?: string;
                };
                migrations: {
                    ok: boolean;
                    detail?: string;
                };
                temporal: {
                    ok: boolean;
                    detail?: string;
                };
            };
        };
        Reject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reject";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        Rejection: {
            /**
             * @description Later versions add codes: accept any. Today: FORBIDDEN, STALE_REVISION, ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, NO_STEP_ABOVE, BAKE_TOO_SHORT, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN, VERSION_ALREADY_RELEASED_TO_TARGET, ENVIRONMENT_NOT_OFFERED, ID_TAKEN, LAST_ADMIN, LAST_SYSTEM_ADMIN, NOT_A_WORKSPACE_MEMBER, NO_FULL_RELEASE, NOT_IN_PILOT, PAGE_UNKNOWN, TOO_MANY_TESTERS, TOO_MANY_WINDOWS, TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN, TEMPLATE_BUILT_IN, FILES_CONFLICT, QUOTA_EXCEEDED, UNATTRIBUTED, TEMPORAL_STOPS_OFF, MALFORMED, INTERNAL.
             * @example WRONG_STATUS
             */
            code: string;
            /** @description What a program needs to know about it; which facts depends on the code. */
            facts?: {
                [key: string]: unknown;
            };
            remedy: string;
        };
        RejectOffline: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rejectOffline";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        RejectStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rejectStep";
            /**
             * @description The id of `plan.openReview`. Another one is NO_OPEN_REVIEW.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            review: string;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
        };
        Release: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example weather */
            miniProgram: string;
            version: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            kind: "NORMAL" | "ROLLBACK";
            /** @enum {string} */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
            /** @example Grayscale Release */
            label: string;
            /** @enum {string|null} */
            phase: "READY" | "APPLYING" | "SERVING" | "PAUSED" | null;
            /** @enum {string|null} */
            releaseType: "GRAYSCALE" | "FULL" | null;
            /**
             * @description The configured one: 100 in Full Release, 0 at the end.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            confirmedPercentage: number;
            attempt: number;
            revision: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            statusSince: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What a user can do now. Later versions may add codes: keep a branch for unknown ones.
             * @enum {string}
             */
            nextActionCode: "AUTOMATIC" | "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "READY" | "APPLYING" | "SERVING" | "PAUSED" | "PLAN" | "PLAN_HELD" | "PLAN_AWAITING_APPROVAL" | "PLAN_AWAITING_ADVANCE" | "PLAN_FROZEN" | "FULL_RELEASE" | "OFFLINE_REQUESTED" | "FINAL";
            /** @description The same as an English sentence. */
            nextAction: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            applyingSince?: string;
            pausedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            pausedSince?: string;
            pauseReason?: string | null;
            review?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
            };
            offlineRequest?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
                reason: string;
                cancelActive: boolean;
            };
            terminalReason?: string;
            ending?: {
                by: string;
                reason: string | null;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                byRelease: string | null;
            };
            lastChange: components["schemas"]["LastChange"];
        };
        ReleaseCommand: components["schemas"]["Apply"] | components["schemas"]["Withdraw"] | components["schemas"]["Approve"] | components["schemas"]["Reject"] | components["schemas"]["CompleteTesting"] | components["schemas"]["ChooseType"] | components["schemas"]["SetPercentage"] | components["schemas"]["FullRelease"] | components["schemas"]["Pause"] | components["schemas"]["Resume"] | components["schemas"]["Reset"] | components["schemas"]["Cancel"] | components["schemas"]["StartPlan"] | components["schemas"]["HoldPlan"] | components["schemas"]["ResumePlan"] | components["schemas"]["AdvancePlan"] | components["schemas"]["EditPlan"] | components["schemas"]["EndPlan"] | components["schemas"]["ApproveStep"] | components["schemas"]["RejectStep"] | components["schemas"]["RequestOffline"] | components["schemas"]["WithdrawOffline"] | components["schemas"]["ApproveOffline"] | components["schemas"]["RejectOffline"] | components["schemas"]["Rollback"];
        ReleaseDecision: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            release: string;
            /** @description With a live plan: its next step can be entered, and nothing is waived (bake, hold, approval, freeze). Without one: a person can raise the release. Permissions are not asked here. */
            mayAdvance: boolean;
            increase?: components["schemas"]["Increase"];
            /** @description Why it may not, in order, each with what clears it. Empty when it may, and at the end of a release. */
            blockers: components["schemas"]["Blocker"][];
            /**
             * Format: date-time
             * @description When it may, where time alone brings it. Absent when it may now, or when something must happen first.
             * @example 2026-03-01T09:30:00.000Z
             */
            nextAt?: string;
            /** @enum {string} */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
            /** @enum {string|null} */
            phase: "READY" | "APPLYING" | "SERVING" | "PAUSED" | null;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            /** @description For `If-Match` of the command, so that it is sent to this state. */
            revision: number;
        };
        ReleaseListItem: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example weather */
            miniProgram: string;
            version: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            kind: "NORMAL" | "ROLLBACK";
            /** @enum {string} */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
            /** @example Grayscale Release */
            label: string;
            /** @enum {string|null} */
            phase: "READY" | "APPLYING" | "SERVING" | "PAUSED" | null;
            /** @enum {string|null} */
            releaseType: "GRAYSCALE" | "FULL" | null;
            /**
             * @description The configured one: 100 in Full Release, 0 at the end.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            confirmedPercentage: number;
            attempt: number;
            revision: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            statusSince: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What a user can do now. Later versions may add codes: keep a branch for unknown ones.
             * @enum {string}
             */
            nextActionCode: "AUTOMATIC" | "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "READY" | "APPLYING" | "SERVING" | "PAUSED" | "PLAN" | "PLAN_HELD" | "PLAN_AWAITING_APPROVAL" | "PLAN_AWAITING_ADVANCE" | "PLAN_FROZEN" | "FULL_RELEASE" | "OFFLINE_REQUESTED" | "FINAL";
            /** @description The same as an English sentence. */
            nextAction: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            applyingSince?: string;
            pausedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            pausedSince?: string;
            pauseReason?: string | null;
            review?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
            };
            offlineRequest?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
                reason: string;
                cancelActive: boolean;
            };
            terminalReason?: string;
            ending?: {
                by: string;
                reason: string | null;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                byRelease: string | null;
            };
            lastChange: components["schemas"]["LastChange"];
            miniProgramName: string;
            targetAppName: string;
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @description What the target serves to users outside of the gray group; after a full release, that release. */
            baseline: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
            } | null;
            /** @description With windows=true, while its increases are frozen. */
            frozen?: {
                /**
                 * Format: date-time
                 * @description Absent: no end within 400 days.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                until?: string;
                /** @description The change windows that are closed, without those that exempt it. */
                windows: {
                    name: string;
                    by: string;
                    reason: string;
                }[];
            };
        };
        ReleaseOnApp: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @example weather */
            miniProgram: string;
            version: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            kind: "NORMAL" | "ROLLBACK";
            /** @enum {string} */
            status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
            /** @example Grayscale Release */
            label: string;
            /** @enum {string|null} */
            phase: "READY" | "APPLYING" | "SERVING" | "PAUSED" | null;
            /** @enum {string|null} */
            releaseType: "GRAYSCALE" | "FULL" | null;
            /**
             * @description The configured one: 100 in Full Release, 0 at the end.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            confirmedPercentage: number;
            attempt: number;
            revision: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            statusSince: string;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What a user can do now. Later versions may add codes: keep a branch for unknown ones.
             * @enum {string}
             */
            nextActionCode: "AUTOMATIC" | "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "READY" | "APPLYING" | "SERVING" | "PAUSED" | "PLAN" | "PLAN_HELD" | "PLAN_AWAITING_APPROVAL" | "PLAN_AWAITING_ADVANCE" | "PLAN_FROZEN" | "FULL_RELEASE" | "OFFLINE_REQUESTED" | "FINAL";
            /** @description The same as an English sentence. */
            nextAction: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            applyingSince?: string;
            pausedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            pausedSince?: string;
            pauseReason?: string | null;
            review?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
            };
            offlineRequest?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                requestedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                requestedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt: string;
                reason: string;
                cancelActive: boolean;
            };
            terminalReason?: string;
            ending?: {
                by: string;
                reason: string | null;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                byRelease: string | null;
            };
            lastChange: components["schemas"]["LastChange"];
            targetAppName: string;
        };
        ReleasePage: {
            items: components["schemas"]["ReleaseListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
            /** @description With total=true. */
            total?: number;
            /** @description false: there are more than `total`. */
            totalIsExact?: boolean;
            /**
             * Format: date-time
             * @description With windows=true: until then no clock changes a `frozen` of this page. At most a day ahead if closed windows open later.
             * @example 2026-03-01T09:30:00.000Z
             */
            windowsChangeAt?: string;
        };
        RequestOffline: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "requestOffline";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            /**
             * @description Also end what is under way there.
             * @default false
             */
            cancelActive?: boolean;
        };
        Reset: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reset";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
            /**
             * @description Draw the first users again.
             * @default false
             */
            reshuffle?: boolean;
        };
        Resume: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "resume";
        };
        ResumePlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "resumePlan";
            /** @description The ids of the holds to lift. */
            holds: string[];
            /**
             * @description Another start, in the forms of startPlan. Only while no step was entered or passed; afterwards STALE_PLAN. Default: as it is.
             * @example 2027-02-10T09:00
             */
            startAt?: string;
            /**
             * @description The IANA time zone of a local `startAt`.
             * @example Asia/Shanghai
             */
            zone?: string;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
        };
        Review: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @enum {string} */
            kind: "RELEASE" | "OFFLINE" | "STEP";
            /** @enum {string} */
            state: "IN_REVIEW" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "EXPIRED";
            release: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @example weather */
                miniProgram: string;
                miniProgramName: string;
                version: string;
                /** @example weather */
                targetApp: string;
                targetAppName: string;
                /** @enum {string} */
                environment: "development" | "test" | "sandbox" | "production";
                /** @enum {string} */
                status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
                /** @example Grayscale Release */
                label: string;
            };
            /** @description Why it should go offline. */
            reason?: string;
            /** @description Whether going offline also ends the releases under way there. */
            cancelActive: boolean;
            requestedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Absent: of a step whose release is paused.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /** @description Of the kind STEP. */
            step?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /**
                 * @description The share when the approval was requested.
                 * @example 12.5
                 */
                fromPercentage: number;
                /**
                 * @description The share of the step.
                 * @example 12.5
                 */
                percentage: number;
                /** @enum {string} */
                approvers: "REVIEWERS" | "ADMINS";
                /** @description How many users must approve. */
                count: number;
                /** @description The approvals so far. */
                approvals: {
                    by: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-03-01T09:30:00.000Z
                     */
                    at: string;
                }[];
            };
            decidedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            decidedAt?: string;
            /** @description What the reviewer said. */
            decisionReason?: string;
            /** @description The workspaces that own the mini program and the target app. */
            workspaces: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                miniProgram: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                targetApp: string;
            };
            /** @description The version that is being approved. */
            contents: {
                package: {
                    url: string;
                    sha256: string;
                };
                pages: string[];
                /** @description Markdown. Absent: uploaded without notes. */
                notes?: string;
                uploadedBy: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                uploadedAt: string;
            };
            /** @description Pages against the version that is live there now. Absent where no other one is. */
            pageChanges?: {
                baseline: string;
                added: string[];
                removed: string[];
            };
            /** @description What the target serves now. */
            target: {
                /** @enum {string} */
                availability: "ONLINE" | "OFFLINE_BY_OWNER" | "SUSPENDED_BY_OPERATOR" | "NEVER_RELEASED";
                baseline: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                } | null;
                candidate: {
                    /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                    releaseId: string;
                    version: string;
                    /**
                     * @description Percent of users, at most two decimals.
                     * @example 12.5
                     */
                    percentage: number;
                } | null;
            };
            /** @description Releases of the version on other targets that the principal may read, the newest 20. */
            elsewhere: components["schemas"]["ReleaseOnApp"][];
            /** @description Members who may approve, at most 20, by name. Of open reviews only. */
            deciders?: {
                users: string[];
                more: boolean;
            };
            /** @description What users lose when an open offline request is approved now. */
            loss?: {
                /**
                 * @description Share of users who get a version now and none afterwards.
                 * @example 12.5
                 */
                percentage: number;
                /** @description Releases in progress that end with it. */
                ends: components["schemas"]["Release"][];
            };
            /** @description Commands of the release. */
            allowedActions: components["schemas"]["AllowedAction"][];
        };
        /** @description A request that you may decide. */
        ReviewAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "review";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string;
            version: string;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            reviewId: string;
            /** @enum {string} */
            reviewKind: "RELEASE" | "OFFLINE" | "STEP";
            requestedBy: string;
            /**
             * Format: date-time
             * @description Absent: of a step whose release is paused.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
        };
        /** @description A request that others have to decide within a day. */
        ReviewExpiresAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reviewExpires";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            releaseId: string;
            version: string;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            reviewId: string;
            /** @enum {string} */
            reviewKind: "RELEASE" | "OFFLINE" | "STEP";
            requestedBy: string;
            /**
             * Format: date-time
             * @description Absent: of a step whose release is paused.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
        };
        ReviewListItem: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            /** @enum {string} */
            kind: "RELEASE" | "OFFLINE" | "STEP";
            /** @enum {string} */
            state: "IN_REVIEW" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "EXPIRED";
            release: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /** @example weather */
                miniProgram: string;
                miniProgramName: string;
                version: string;
                /** @example weather */
                targetApp: string;
                targetAppName: string;
                /** @enum {string} */
                environment: "development" | "test" | "sandbox" | "production";
                /** @enum {string} */
                status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
                /** @example Grayscale Release */
                label: string;
            };
            /** @description Why it should go offline. */
            reason?: string;
            /** @description Whether going offline also ends the releases under way there. */
            cancelActive: boolean;
            requestedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Absent: of a step whose release is paused.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /** @description Of the kind STEP. */
            step?: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                /**
                 * @description The share when the approval was requested.
                 * @example 12.5
                 */
                fromPercentage: number;
                /**
                 * @description The share of the step.
                 * @example 12.5
                 */
                percentage: number;
                /** @enum {string} */
                approvers: "REVIEWERS" | "ADMINS";
                /** @description How many users must approve. */
                count: number;
                /** @description The approvals so far. */
                approvals: {
                    by: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     * @example 2026-03-01T09:30:00.000Z
                     */
                    at: string;
                }[];
            };
            decidedBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            decidedAt?: string;
            /** @description What the reviewer said. */
            decisionReason?: string;
        };
        ReviewPage: {
            items: components["schemas"]["ReviewListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Revoked: {
            /** @description Tokens that this request revoked. */
            revoked: string[];
            /** @description Open sessions that this request ended. */
            sessionsEnded: number;
            /** @description Tokens that were made with it, at any depth, and still are valid; at most 1,000. Send the request again with descendants=revoke to revoke them. */
            stillValid: components["schemas"]["MadeToken"][];
        };
        Rollback: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rollback";
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason: string;
            /**
             * @description A retained release; the previous one if left out.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            to?: string;
        };
        /** @description How plans raise releases on the target app. */
        RolloutPolicy: {
            /**
             * @description From the confirmation of a step until its users have it. The bake begins then. For steps that are confirmed afterwards. ISO 8601, PT0S to P1D.
             * @example PT0S
             */
            propagationLag: string;
            /**
             * @description The shortest bake before an automatic step. Checked when a plan starts or is edited. ISO 8601, PT1S to P30D.
             * @example PT5M
             */
            minBake: string;
            /**
             * @description After a resume, no automatic step comes earlier than this. ISO 8601, PT0S to P1D.
             * @example PT15M
             */
            resumeGrace: string;
            /**
             * @description The IANA time zone by whose clocks a coming step is at night or at a weekend.
             * @example Asia/Shanghai
             */
            zone: string;
            /**
             * @description An automatic step that change windows put off comes within this time after their opening, and within a tenth of the opening: each release at another time. So does a step that is more than five minutes late after an outage. ISO 8601, PT0S to PT1H.
             * @example PT5M
             */
            openingSpread: string;
            /**
             * @description From this percentage on, an increase in production enters a step of a plan that another user has approved, a reviewer or admin of the workspace. Without a plan it is APPROVAL_REQUIRED. Null: no approval by policy.
             * @example 20
             */
            approvalFrom: number | null;
        };
        Scan: {
            available: boolean;
            version?: string;
            page?: string;
            query?: string;
            /** @description Why this version, or why none. */
            reason: string;
        };
        Session: {
            user: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
        };
        SessionPage: {
            items: components["schemas"]["ListedSession"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        SetPercentage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "setPercentage";
            /**
             * @description Percent of users, at most two decimals; 100 is a full release.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description Cancel the release that holds the target, in the same act. Needs a reason.
             * @default false
             */
            supersede?: boolean;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
            /** @description Passes closed change windows whose workspaces you are an admin of. For this command only. */
            override?: {
                /**
                 * @description Why, for those who read the trail later.
                 * @example Crashes on start
                 */
                reason: string;
            };
        };
        SetPush: {
            /**
             * @description Of the back end of the super app; https.
             * @example https://wallet.example/halftone
             */
            url: string;
        };
        ShownInvitation: {
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            user: string;
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            invitedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
            /** @description true: the link signs in as this user (POST /v1/session). false: the user exists, signs in first, and accepts by POST /v1/invitations/accept. */
            signsIn: boolean;
        };
        SignInLink: {
            /** @description Signs the first browser in that opens it. Shown this once. */
            url: string;
            user: string;
            /**
             * @description Revoke it to end the link and the session that began with it.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            token: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt: string;
        };
        Simulate: {
            /** @description In production, for a new release in Release Preparation. Either this or `from`. */
            target?: {
                /** @example weather */
                miniProgram: string;
                /** @example weather */
                targetApp: string;
            };
            /**
             * @description A built-in template (standard, quick, store-7-day), or the id of one of the workspaces of the mini program and of the target app. Its steps are copied when the request is recorded. Either this or steps.
             * @example standard
             */
            template?: string;
            /** @description As of startPlan; with `from` and a live plan as of editPlan: all of its steps. */
            steps?: components["schemas"]["EditedPlanStep"][];
            /**
             * @description The last step may be below 100 %.
             * @default false
             */
            endsBelowFull?: boolean;
            /**
             * @description When the first step is due: a local time with `zone`, or a time in UTC with Z and without `zone`. Must be in the future. Default: at once. Of a local time that clocks skip it is the later instant, of one that they show twice the first.
             * @example 2027-02-10T09:00
             */
            startAt?: string;
            /**
             * @description The IANA time zone of a local `startAt`.
             * @example Asia/Shanghai
             */
            zone?: string;
            /** @description Null removes it. One that is new, or replaces one that has fired, counts from now. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            } | null;
            /**
             * @description What happens besides the steps of the plan.
             * @default []
             */
            script?: components["schemas"]["SimulatedEvent"][];
        };
        /** @description To the next step. */
        SimulatedAdvancePlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "advancePlan";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
        };
        /** @description The request that is open then. */
        SimulatedApproveStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "approveStep";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
        };
        SimulatedEvent: components["schemas"]["SimulatedPause"] | components["schemas"]["SimulatedResume"] | components["schemas"]["SimulatedSetPercentage"] | components["schemas"]["SimulatedAdvancePlan"] | components["schemas"]["SimulatedHoldPlan"] | components["schemas"]["SimulatedResumePlan"] | components["schemas"]["SimulatedApproveStep"] | components["schemas"]["SimulatedRejectStep"] | components["schemas"]["SimulatedLostRole"] | components["schemas"]["SimulatedFreeze"] | components["schemas"]["SimulatedOutage"];
        /** @description A change window of whole minutes. Without until: for good. */
        SimulatedFreeze: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "freeze";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            from: string;
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            until?: string;
        };
        SimulatedHoldPlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "holdPlan";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
            /**
             * @description Why, for those who read the trail later.
             * @default Simulated
             * @example Crashes on start
             */
            reason?: string;
        };
        /** @description The user has no role on the target from then on. */
        SimulatedLostRole: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "loseRole";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /** @example alice */
            user: string;
        };
        /** @description No worker runs: automatic commands are decided at its end. */
        SimulatedOutage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "outage";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            from: string;
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            until: string;
        };
        SimulatedPause: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pause";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
            /**
             * @description Why, for those who read the trail later.
             * @default Simulated
             * @example Crashes on start
             */
            reason?: string;
        };
        /** @description The request that is open then. */
        SimulatedRejectStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rejectStep";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
            /**
             * @description Why, for those who read the trail later.
             * @default Simulated
             * @example Crashes on start
             */
            reason?: string;
        };
        SimulatedResume: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "resume";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
        };
        /** @description Lifts all holds. */
        SimulatedResumePlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "resumePlan";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
        };
        SimulatedSetPercentage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "setPercentage";
            /**
             * Format: date-time
             * @description From now on, at most 400 days away.
             * @example 2026-03-01T09:30:00Z
             */
            at: string;
            /**
             * @description Any name, with a role that permits it. Default: you.
             * @example alice
             */
            by?: string;
            /**
             * @description Percent of users, at most two decimals; 100 is a full release.
             * @example 12.5
             */
            percentage: number;
        };
        Simulation: {
            /** @description Of release and plan, in order of time. */
            changes: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                percentage: number;
                /** @enum {string} */
                status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
                /** @enum {string} */
                planStatus: "SCHEDULED" | "RUNNING" | "HELD" | "COMPLETED" | "ABANDONED";
                cause: {
                    /**
                     * @description As in the trail.
                     * @example PercentageSet
                     */
                    event: string;
                    /** @enum {string} */
                    command: "apply" | "withdraw" | "approve" | "reject" | "completeTesting" | "chooseType" | "setPercentage" | "fullRelease" | "pause" | "resume" | "reset" | "cancel" | "startPlan" | "holdPlan" | "resumePlan" | "advancePlan" | "editPlan" | "endPlan" | "approveStep" | "rejectStep" | "requestOffline" | "withdrawOffline" | "approveOffline" | "rejectOffline" | "rollback" | "forceOffline" | "liftSuspension" | "expireReview" | "expireOffline" | "confirmStep" | "failStep" | "advanceStep" | "recheckPlan" | "remindStepApproval" | "expireStepApproval" | "planDeadline";
                    by: string;
                    reason?: string;
                };
            }[];
            /** @description As it is shown at the beginning. */
            timeline: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                step: string;
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                percentage: number;
                /**
                 * Format: date-time
                 * @description If everything that a person must do before is done now, and the change windows stay as they are.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                earliestAt: string;
                /**
                 * @description FIXED: time alone brings it. WAITS_FOR_PERSON: a person must act first. UNKNOWN: the super app must answer.
                 * @enum {string}
                 */
                certainty: "FIXED" | "WAITS_FOR_PERSON" | "UNKNOWN";
                basis: ("START" | "BAKE" | "MANUAL" | "APPROVAL" | "HELD" | "PAUSED" | "FROZEN" | "CONFIRMATION")[];
                /** @description IN_FREEZE: change windows that are known now put the step off until `earliestAt`. NEVER_OPENS: for longer than 400 days, or until they are lifted. NO_APPROVER: fewer users can approve the step than it needs, without those who answer for it. NIGHT: 22:00 to 07:00. WEEKEND: Saturday and Sunday. Both by the clocks of `zone` in the policy of the target app. */
                warnings: ("JUMP_OVER_5X" | "IN_FREEZE" | "NEVER_OPENS" | "AFTER_DEADLINE" | "NO_APPROVER" | "NIGHT" | "WEEKEND")[];
            }[];
            /** @description After the changes after which they are others than before. */
            blockers: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
                blockers: components["schemas"]["Blocker"][];
            }[];
            /** @description Requests to approve a step, in order of time. */
            approvals: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                step: string;
                /** @enum {string} */
                approvers: "REVIEWERS" | "ADMINS";
                /** @description How many users must approve. */
                count: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                expiresAt?: string;
                /** @description Members who can still approve, at most 20. */
                deciders?: {
                    users: string[];
                    more: boolean;
                };
            }[];
            warnings: {
                /**
                 * @description Those of the timeline name their step. The hours are those at which the step was made; of a step that was not, those of the timeline. NEVER_OPENS is also of a step that the script has brought into such a freeze. REFUSED: a command of the script, with its rejection.
                 * @enum {string}
                 */
                code: "NO_BASELINE" | "JUMP_OVER_5X" | "IN_FREEZE" | "NEVER_OPENS" | "AFTER_DEADLINE" | "NO_APPROVER" | "NIGHT" | "WEEKEND" | "REFUSED";
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                step?: string;
                /** @description Its place in the script, from 0. */
                event?: number;
                rejection?: components["schemas"]["Rejection"];
            }[];
            final: {
                /**
                 * Format: date-time
                 * @description Of the last event.
                 * @example 2026-03-01T09:30:00.000Z
                 */
                at: string;
                /**
                 * @description ENDED: the plan has ended. WAITS: nothing comes by itself any more. HORIZON, TOO_MANY_DECISIONS: more would follow after 400 days or 10,000 decisions.
                 * @enum {string}
                 */
                end: "ENDED" | "WAITS" | "HORIZON" | "TOO_MANY_DECISIONS";
                /** @enum {string} */
                status: "CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE";
                /**
                 * @description Percent of users, at most two decimals.
                 * @example 12.5
                 */
                percentage: number;
                plan: components["schemas"]["Plan"];
            };
        };
        StartPlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "startPlan";
            /**
             * @description A built-in template (standard, quick, store-7-day), or the id of one of the workspaces of the mini program and of the target app. Its steps are copied when the request is recorded. Either this or steps.
             * @example standard
             */
            template?: string;
            steps?: components["schemas"]["GivenPlanStep"][];
            /**
             * @description The last step may be below 100 %.
             * @default false
             */
            endsBelowFull?: boolean;
            /**
             * @description When the first step is due: a local time with `zone`, or a time in UTC with Z and without `zone`. Must be in the future. Default: at once. Of a local time that clocks skip it is the later instant, of one that they show twice the first.
             * @example 2027-02-10T09:00
             */
            startAt?: string;
            /**
             * @description The IANA time zone of a local `startAt`.
             * @example Asia/Shanghai
             */
            zone?: string;
            /** @description Null: none. Default: that of the template, if it has one. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            } | null;
            /** @description The version that you have seen; another one is refused (STALE_REVISION). Default: any. */
            templateVersion?: number;
            /**
             * @description Why, for those who read the trail later.
             * @example Crashes on start
             */
            reason?: string;
        };
        /** @description A target that was forced offline. */
        SuspendedAttention: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "suspended";
            /**
             * Format: date-time
             * @description Since when it needs attention.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /** @example weather */
            miniProgram: string;
            miniProgramName: string;
            /** @example weather */
            targetApp: string;
            targetAppName: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @description The workspace of the mini program. */
            workspace: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                id: string;
                name: string;
            };
            by: string;
            reason: string;
        };
        Target: {
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            availability: "ONLINE" | "OFFLINE_BY_OWNER" | "SUSPENDED_BY_OPERATOR" | "NEVER_RELEASED";
            baseline: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
            } | null;
            /** @description The release in gray that serves users. */
            candidate: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since: string;
                owner: string;
            } | null;
            /**
             * @description Of users that get the candidate.
             * @example 12.5
             */
            percentage: number;
            revision: number;
            /** @description What a rollback can go back to, newest first. */
            retained: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
            }[];
            suspension: {
                by: string;
                reason: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since: string;
            } | null;
            /** @description The workspaces that own the mini program and the target app. */
            workspaces: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                miniProgram: string;
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                targetApp: string;
            };
            allowedActions: components["schemas"]["AllowedAction"][];
        };
        TargetApp: {
            /** @example weather */
            id: string;
            name: string;
            environments: ("development" | "test" | "sandbox" | "production")[];
            pilotSupport: boolean;
            /**
             * @description This and what follows: for its members only.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            policy?: {
                review: {
                    /** @description Whether sandbox is reviewed; production always is. */
                    sandbox: boolean;
                    /** @description Whether authors may approve their own requests. An open review keeps the value from when it was requested. */
                    selfApproval: boolean;
                    /** @description Fixed for a review when it is requested. */
                    expiresAfterDays: number;
                };
                percentages: {
                    /**
                     * @description Percentages offered, strictly growing.
                     * @example [
                     *       1,
                     *       5,
                     *       10,
                     *       20,
                     *       50,
                     *       100
                     *     ]
                     */
                    presets: number[];
                    presetsOnly: boolean;
                };
                firstReleaseMustBeFull: boolean;
                rollout: components["schemas"]["RolloutPolicy"];
            };
            createdBy?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt?: string;
            /** @description The files that it was applied from. They report a change by another way as a conflict. */
            managedBy?: {
                /**
                 * @description The name that the apply had.
                 * @example halftone
                 */
                manager: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                appliedAt: string;
            } | null;
        };
        TargetAppDocument: {
            /** @enum {string} */
            apiVersion: "halftone/v1";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "TargetApp";
            metadata: {
                /**
                 * @description The id of the target app.
                 * @example weather
                 */
                name: string;
                /**
                 * @description Its id. Default: the one that the request names.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
            };
            spec: {
                /** @example Weather */
                name: string;
                environments: ("development" | "test" | "sandbox" | "production")[];
                /** @default false */
                pilotSupport?: boolean;
                policy?: components["schemas"]["PolicyChange"];
            };
        };
        TargetAppPage: {
            items: components["schemas"]["TargetApp"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        TargetCommand: components["schemas"]["ForceOffline"] | components["schemas"]["LiftSuspension"];
        TargetCommandAnswer: {
            command: components["schemas"]["Command"];
            target: components["schemas"]["Target"];
        };
        TargetListItem: {
            /** @example weather */
            miniProgram: string;
            /** @example weather */
            targetApp: string;
            /** @enum {string} */
            environment: "development" | "test" | "sandbox" | "production";
            /** @enum {string} */
            availability: "ONLINE" | "OFFLINE_BY_OWNER" | "SUSPENDED_BY_OPERATOR" | "NEVER_RELEASED";
            baseline: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
            } | null;
            /** @description The release in gray that serves users. */
            candidate: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since: string;
                owner: string;
            } | null;
            /**
             * @description Of users that get the candidate.
             * @example 12.5
             */
            percentage: number;
            revision: number;
            /** @description What a rollback can go back to, newest first. */
            retained: {
                /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
                releaseId: string;
                version: string;
            }[];
            suspension: {
                by: string;
                reason: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                since: string;
            } | null;
            miniProgramName: string;
            targetAppName: string;
        };
        TargetPage: {
            items: components["schemas"]["TargetListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        TargetPlanTemplate: {
            /**
             * @description What startPlan and the simulation take as `template`.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            id: string;
            name: string;
            /** @description Grows with each change. The number in ETag and If-Match. */
            version: number;
            steps: components["schemas"]["TemplateStep"][];
            endsBelowFull: boolean;
            /** @description Of a plan that starts with it, unless the start says another one. Default: none. */
            deadline?: {
                /**
                 * @description ISO 8601, PT5M to P400D.
                 * @example P3D
                 */
                after: string;
            };
            /**
             * @description Of Halftone: the same everywhere, and never changed.
             * @enum {boolean}
             */
            builtIn?: true;
            /** @description Whose workspace has it. Empty: a built-in one. */
            sides: ("MINI_PROGRAM" | "TARGET_APP")[];
        };
        TargetPlanTemplates: {
            items: components["schemas"]["TargetPlanTemplate"][];
        };
        TargetWindow: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            at: string;
            open: boolean;
            /** @description Of the first window that is closed. */
            reason?: string;
            /** @description Those that are closed. */
            windows: components["schemas"]["BlockingWindow"][];
            /**
             * Format: date-time
             * @description Of a closed target; absent if not within 400 days.
             * @example 2026-03-01T09:30:00.000Z
             */
            nextOpen?: string;
            /**
             * Format: date-time
             * @description Of an open target; absent if not within 400 days.
             * @example 2026-03-01T09:30:00.000Z
             */
            nextClose?: string;
        };
        TemplateStep: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            name?: string;
            /**
             * @description Percent of users, at most two decimals.
             * @example 12.5
             */
            percentage: number;
            /**
             * @description ISO 8601
             * @example P1D
             */
            bake: string;
            /** @enum {string} */
            advance: "AUTOMATIC" | "MANUAL";
            note?: string;
            /** @description What the step needs before it is entered. */
            approval?: {
                /** @enum {string} */
                approvers: "REVIEWERS" | "ADMINS";
                /** @description How many users must approve. */
                count: number;
                /**
                 * @description ISO 8601
                 * @example P1D
                 */
                expiresAfter: string;
            };
        };
        TemporalPayload: {
            metadata?: {
                [key: string]: string;
            };
            /** @example eyJyZWFzb24iOiJjcmFzaGVzIn0= */
            data?: string;
        };
        TemporalPayloads: {
            payloads: components["schemas"]["TemporalPayload"][];
        };
        Tester: {
            userKey: string;
        };
        TesterPage: {
            items: components["schemas"]["Tester"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Token: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            user: string;
            name: string;
            scopes: string[];
            /**
             * @description Its roles count here only. Absent: everywhere.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            workspace?: string;
            /** @description Further workspaces in which its roles count: its user joined them with it. Absent: none. */
            joinedWorkspaces?: string[];
            systemAdmin: boolean;
            createdBy: string;
            /**
             * @description The token that made it, itself or in a session of the console. Absent: made by the program itself.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            createdWith?: string;
            /**
             * @description The session in which it was made.
             * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
             */
            createdInSession?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent: never.
             * @example 2026-03-01T09:30:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            revokedAt?: string;
            /**
             * Format: date-time
             * @description To five minutes; null: never. What the console asks with its session counts as use of its token.
             * @example 2026-03-01T09:30:00.000Z
             */
            lastUsedAt: string | null;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        UploadVersion: {
            /** @example 2.3.1 */
            number: string;
            package: {
                /** @example https://packages.example/weather/2.3.1.zip */
                url: string;
                /** @description Digest of the package; kept, not computed here. */
                sha256: string;
            };
            /**
             * @description What QR codes can point to.
             * @default []
             */
            pages?: string[];
            /**
             * @description What has changed, in Markdown, for reviewers.
             * @example - Faster start
             *     - Fixes the map
             */
            notes?: string;
        };
        Version: {
            /** @example weather */
            miniProgram: string;
            number: string;
            package: {
                url: string;
                sha256: string;
            };
            /** @description Markdown. Absent: uploaded without notes. */
            notes?: string;
            uploadedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            uploadedAt: string;
            /** @description Newest first; those the principal may read. */
            releases: components["schemas"]["ReleaseOnApp"][];
            pages: string[];
        };
        VersionListItem: {
            /** @example weather */
            miniProgram: string;
            number: string;
            package: {
                url: string;
                sha256: string;
            };
            /** @description Markdown. Absent: uploaded without notes. */
            notes?: string;
            uploadedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            uploadedAt: string;
            /** @description Newest first; those the principal may read. */
            releases: components["schemas"]["ReleaseOnApp"][];
            pageCount: number;
        };
        VersionPage: {
            items: components["schemas"]["VersionListItem"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        WindowOccurrence: {
            /**
             * @description Local time of the zone.
             * @example 2027-02-10T00:00
             */
            start: string;
            end: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description null: without an end. Equal to the start: clocks skip it.
             * @example 2026-03-01T09:30:00.000Z
             */
            endsAt: string | null;
        };
        Withdraw: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "withdraw";
        };
        WithdrawOffline: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "withdrawOffline";
        };
        Workspace: {
            /** @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10 */
            id: string;
            name: string;
            /**
             * @description Only a tenant owns target apps; both create mini programs.
             * @enum {string}
             */
            kind: "tenant" | "developer";
            policy: {
                /** @description Whether developers may pause, reset, cancel and roll back. */
                developersMayStop: boolean;
            };
            /**
             * @description What the principal is here; absent when no member.
             * @enum {string}
             */
            role?: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            createdAt: string;
        };
        WorkspaceMember: {
            user: string;
            addedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             * @example 2026-03-01T09:30:00.000Z
             */
            addedAt: string;
            /** @enum {string} */
            role: "admin" | "reviewer" | "developer" | "operator" | "inspector";
            /** @description In lists. */
            managedBy?: {
                /**
                 * @description The name that the apply had.
                 * @example halftone
                 */
                manager: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 * @example 2026-03-01T09:30:00.000Z
                 */
                appliedAt: string;
            } | null;
        };
        WorkspaceMemberPage: {
            items: components["schemas"]["WorkspaceMember"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        WorkspaceMembersDocument: {
            /** @enum {string} */
            apiVersion: "halftone/v1";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "WorkspaceMembers";
            metadata: {
                /** @enum {string} */
                name: "members";
                /**
                 * @description Its id. Default: the one that the request names.
                 * @example 01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10
                 */
                workspace?: string;
            };
            spec: {
                /**
                 * @description The role of each user. Members that are not named stay.
                 * @example {
                 *       "alice": "admin"
                 *     }
                 */
                members: {
                    [key: string]: "admin" | "reviewer" | "developer" | "operator" | "inspector";
                };
            };
        };
        WorkspacePage: {
            items: components["schemas"]["Workspace"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        TemporalPayloadsAnswer: {
            payloads: components["schemas"]["TemporalPayloadAnswer"][];
        };
        TemporalPayloadAnswer: {
            metadata?: {
                [key: string]: string;
            };
            /** @example eyJyZWFzb24iOiJjcmFzaGVzIn0= */
            data?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listWorkspaces: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their making */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkspace"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWorkspace"];
            };
        };
        responses: {
            /** @description The workspace after the change */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkspaceMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMemberPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkspaceMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMember"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putWorkspaceMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutWorkspaceMember"];
            };
        };
        responses: {
            /** @description Was a member before */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMember"];
                };
            };
            /** @description Is a member now */
            201: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMember"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWorkspaceMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No member any more */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCode"];
            };
        };
        responses: {
            /** @description It may be accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownInvitation"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GONE */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCode"];
            };
        };
        responses: {
            /** @description A member now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GONE */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMiniPrograms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                /** @description true: a release is full on a production target. */
                live?: "true" | "false";
                /** @description true: a release in gray has a share above 0. */
                rollingOut?: "true" | "false";
                /** @description true: a review is open. */
                inReview?: "true" | "false";
                /** @description A minus: the newest first. Default: id. A cursor is valid for its own sort. */
                sort?: "id" | "-created";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of `sort` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMiniProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMiniProgram"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgram"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ID_TAKEN, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMiniProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mini program */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgram"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMiniProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMiniProgram"];
            };
        };
        responses: {
            /** @description The mini program after the change */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgram"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMiniProgramEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMiniProgramMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramMemberPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMiniProgramMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                miniProgram: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramMember"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMiniProgramMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutMiniProgramMember"];
            };
        };
        responses: {
            /** @description Was a member before */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramMember"];
                };
            };
            /** @description Is a member now */
            201: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramMember"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_A_WORKSPACE_MEMBER, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMiniProgramMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No member any more */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadVersion"];
            };
        };
        responses: {
            /** @description Uploaded; it never changes */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description VERSION_MUST_INCREASE, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                miniProgram: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargetApps: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their ids */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetAppPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTargetApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTargetApp"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetApp"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ID_TAKEN, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTargetApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The target app */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetApp"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTargetApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTargetApp"];
            };
        };
        responses: {
            /** @description The target app after the change */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetApp"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChangeWindows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Adds the occurrences of this many weeks from now. */
                weeks?: number;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWindowPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChangeWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChangeWindow"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWindow"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_WINDOWS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChangeWindow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                window: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The window */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWindow"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteChangeWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                window: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeChangeWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                window: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeChangeWindow"];
            };
        };
        responses: {
            /** @description After the change */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWindow"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeWindow: {
        parameters: {
            query?: {
                /** @description The window that it replaces. */
                window?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChangeWindow"];
            };
        };
        responses: {
            /** @description Nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWindowPreview"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exemptRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                window: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExemption"];
            };
        };
        responses: {
            /** @description Exempted */
            201: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exemption"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlanTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The built-in ones first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanTemplates"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPlanTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenPlanTemplate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanTemplate"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlanTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest version */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanTemplate"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlanTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenPlanTemplate"];
            };
        };
        responses: {
            /** @description After the change */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanTemplate"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TEMPLATE_NAME_TAKEN, TEMPLATE_BUILT_IN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePlanTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TEMPLATE_BUILT_IN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By kind and name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Files"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyFiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyFiles"];
            };
        };
        responses: {
            /** @description What changed, or would change */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileChanges"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FILES_CONFLICT, LAST_ADMIN, QUOTA_EXCEEDED, ID_TAKEN, TOO_MANY_TEMPLATES, TEMPLATE_NAME_TAKEN, TOO_MANY_WINDOWS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFileSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A kind, or Document: of any kind. */
                kind: "Document" | "WorkspaceMembers" | "TargetApp" | "PlanTemplate" | "ChangeWindow";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address, without its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Push"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPush"];
            };
        };
        responses: {
            /** @description Set; with the secret where it is new */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushWithSecret"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, PUSH_ADDRESS_REFUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotatePushSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushWithSecret"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the super app answered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushTest"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unconfirmed targets, then confirmed ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushDeliveries"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushAttempts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                miniProgram?: string;
                environment?: "development" | "test" | "sandbox" | "production";
                /** @description Default: both. */
                result?: "confirmed" | "failed";
            };
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushAttemptPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleasePushAttempts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushAttemptPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRelease"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ENVIRONMENT_NOT_OFFERED, VERSION_ALREADY_RELEASED_TO_TARGET, TARGET_SUSPENDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Words that all must match: a part of the id or name of the mini program or target app, or the beginning of the version, the release id, the creator or the author of the last change. */
                q?: string;
                /** @description true: neither full nor ended. false: all others. */
                active?: "true" | "false";
                /** @description May be given several times: any of them. */
                status?: ("CREATED" | "UNDER_REVIEW" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "GRAYSCALE_RELEASE" | "FULL_RELEASE" | "CANCELED" | "ARCHIVED" | "OFFLINE")[];
                /** @description Within Grayscale Release. */
                phase?: "READY" | "APPLYING" | "SERVING" | "PAUSED";
                /** @description true: the super app has not confirmed a step, a fall or the full release. */
                notConfirmed?: "true" | "false";
                /** @description An RFC 3339 time, or an ISO 8601 duration before now without months and years. */
                changedSince?: string;
                /** @description The author of the last change: a user, or system:push, … */
                by?: string;
                createdBy?: string;
                /** @description Of the configured percentage. */
                minPercentage?: number;
                /** @description true: the target has no baseline, so users outside of the gray group get nothing. */
                noBaseline?: "true" | "false";
                /** @description A minus: the newest first. Default: -created. A cursor is valid for its own sort. */
                sort?: "-created" | "lastChange" | "-lastChange";
                /** @description true: the answer has the number of releases on all pages. */
                total?: "true" | "false";
                /** @description true: each release that change windows freeze has `frozen`. */
                windows?: "true" | "false";
                miniProgram?: string;
                /** @description 2.3.1 is this version. 2.3 and 2 are all versions that begin so. */
                version?: string;
                targetApp?: string;
                environment?: "development" | "test" | "sandbox" | "production";
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of `sort` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasePage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRelease: {
        parameters: {
            query?: {
                /** @description workflow: reads the state of the release from its workflow, and all other parts from the database. */
                source?: "database" | "workflow";
                /** @description all: `allowedActions` also holds the commands that are out of place in this status. */
                actions?: "inPlace" | "all";
            };
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its progress */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE, WORKFLOW_UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReleaseDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It may, or what must happen first */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDecision"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description -at: the newest first. Default: at. */
                sort?: "at" | "-at";
                /** @description May be given several times: any of them. */
                type?: ("ReleaseCreated" | "ReviewRequested" | "ReviewWithdrawn" | "ReviewRejected" | "ReviewExpired" | "ReviewApproved" | "PilotStarted" | "TestingCompleted" | "TypeChosen" | "PercentageSet" | "StepConfirmed" | "StepFailed" | "Paused" | "Resumed" | "ReleaseReset" | "FullyReleased" | "Canceled" | "Archived" | "OfflineRequested" | "OfflineWithdrawn" | "OfflineRejected" | "OfflineExpired" | "TakenOffline" | "RollbackReleased" | "PlanStarted" | "PlanHeld" | "PlanDeferred" | "PlanRechecked" | "PlanResumed" | "PlanEdited" | "PlanEnded" | "StepApprovalRequested" | "StepApproved" | "StepRejected" | "StepApprovalReminded" | "StepApprovalExpired")[];
            };
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of `sort` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulatePlan: {
        parameters: {
            query?: {
                /** @description A release: the simulation begins with it as it is now, instead of a new release on `target`. A template, or steps without a live plan, are given as startPlan. With a live plan, steps, deadline and startAt are given as editPlan. Without them its plan goes on. */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Simulate"];
            };
        };
        responses: {
            /** @description Nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, NO_STEP_ABOVE, BAKE_TOO_SHORT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOverview: {
        parameters: {
            query?: {
                /** @description Of the mini program or the target app. Default: all. */
                workspace?: string;
                /** @description Default: production. */
                environment?: "development" | "test" | "sandbox" | "production" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Over all workspaces that you may read, or one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description JSON: at most 200, default 50. CSV and NDJSON: at most 5000, the default. */
                limit?: number;
                /** @description An RFC 3339 time, or an ISO 8601 duration before now without months and years. */
                since?: string;
                /** @description Exclusive. A time, or an ISO 8601 duration before now without months and years. */
                until?: string;
                /** @description May be given several times: any of them. */
                type?: ("ReleaseCreated" | "ReviewRequested" | "ReviewWithdrawn" | "ReviewRejected" | "ReviewExpired" | "ReviewApproved" | "PilotStarted" | "TestingCompleted" | "TypeChosen" | "PercentageSet" | "StepConfirmed" | "StepFailed" | "Paused" | "Resumed" | "ReleaseReset" | "FullyReleased" | "Canceled" | "Archived" | "OfflineRequested" | "OfflineWithdrawn" | "OfflineRejected" | "OfflineExpired" | "TakenOffline" | "RollbackReleased" | "PlanStarted" | "PlanHeld" | "PlanDeferred" | "PlanRechecked" | "PlanResumed" | "PlanEdited" | "PlanEnded" | "StepApprovalRequested" | "StepApproved" | "StepRejected" | "StepApprovalReminded" | "StepApprovalExpired" | "Suspended" | "SuspensionLifted")[];
                /** @description The author: a user, or system:push, … */
                by?: string;
                /** @description Of the mini program or the target app; may be given several times. Default: all. */
                workspace?: string[];
                /** @description me: what others and the system did to releases that you created or commanded, or of mini programs that you are a member of, and to their targets, and requests that you may decide. Of each the newest 200 releases. Confirmations of a super app are left out. */
                concerns?: "me";
                releaseId?: string;
                miniProgram?: string;
                targetApp?: string;
                environment?: "development" | "test" | "sandbox" | "production";
                /** @description Rejected commands, as rows of the type CommandRejected with `command` and `code`. with: beside the events. only: no events. Default: none. `type` and `concerns` choose among events only. */
                rejected?: "with" | "only";
            };
            header?: {
                accept?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedEventPage"];
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchAll: {
        parameters: {
            query: {
                /** @description Words that all must match: a part of an id or a name, the beginning of a version or a release id, or a part of a user name. */
                q: string;
                /** @description Of each kind. Default: 5. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A few of each kind */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReleaseExposure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As counted by the decision plane, some ten seconds late */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamRelease: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS, TOO_MANY_STREAMS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE, STREAMS_EXHAUSTED */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /** @description Only changes that concern this workspace. */
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS, TOO_MANY_STREAMS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE, STREAMS_EXHAUSTED */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTesters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By user key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TesterPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTester: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
                userKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A tester */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tester"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTester: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                release: string;
                userKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A tester now, or before */
            200: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tester"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ALREADY_FINAL, WRONG_STATUS, TOO_MANY_TESTERS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTester: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                release: string;
                userKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No tester now, or before */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ALREADY_FINAL, WRONG_STATUS, TOO_MANY_TESTERS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseCommands: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseCommand"];
            };
        };
        responses: {
            /** @description Applied, or changed nothing (NO_OP) */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description In the ledger, not decided yet */
            202: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED, NO_STEP_ABOVE, BAKE_TOO_SHORT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED, INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopReleases: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchStop"];
            };
        };
        responses: {
            /** @description An outcome for each release */
            207: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchStopAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signalDeployed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Deployed"];
            };
        };
        responses: {
            /** @description Started, or nothing waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeployedAnswer"];
                };
            };
            /** @description The command is in the ledger, not decided yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeployedAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ALREADY_FINAL, GRAYSCALE_PRODUCTION_ONLY, WRONG_STATUS, PERCENTAGE_MUST_INCREASE, PAUSED, STEP_IN_PROGRESS, PERCENTAGE_NOT_A_PRESET, FIRST_RELEASE_MUST_BE_FULL, TARGET_BUSY, FROZEN, TARGET_SUSPENDED, SELF_APPROVAL, REVIEW_OPEN, NO_OPEN_REVIEW, REVIEW_EXPIRED, ACTIVE_RELEASES_BLOCK_OFFLINE, NOTHING_TO_ROLL_BACK_TO, NOT_RETAINED, NO_PLAN, PLAN_ACTIVE, STALE_PLAN, PLAN_HELD, APPROVAL_REQUIRED, APPROVAL_WEAKENED, VERSION_MUST_INCREASE, OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN, ENVIRONMENT_NOT_OFFERED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, NO_STEP_ABOVE, BAKE_TOO_SHORT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED, INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargets: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Words that all must match: a part of the id or name of the mini program or target app. */
                q?: string;
                miniProgram?: string;
                targetApp?: string;
                environment?: "development" | "test" | "sandbox" | "production";
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By mini program, target app and environment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The target */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargetEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description -at: the newest first. Default: at. */
                sort?: "at" | "-at";
            };
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of `sort` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainAssignment: {
        parameters: {
            query?: {
                /** @description The user key as the super app sends it; without one: a user who is not signed in. */
                user?: string;
                /** @description A moment in the past: what this user got then. */
                at?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer and the numbers behind it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTargetWindow: {
        parameters: {
            query?: {
                /** @description Default: now. At most 400 days away. */
                at?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open, or the windows that are closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetWindow"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargetPlanTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The built-in ones first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanTemplates"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargetCommands: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that the command is meant for; a newer one answers 412. */
                "if-match"?: string;
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                miniProgram: string;
                targetApp: string;
                environment: "development" | "test" | "sandbox" | "production";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetCommand"];
            };
        };
        responses: {
            /** @description Applied, or changed nothing (NO_OP) */
            200: {
                headers: {
                    /** @description The revision, in quotes, as If-Match takes it. */
                    ETag?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetCommandAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OVERTAKEN_BY_STOP, ROLE_LOST, COMMAND_EXPIRED, WITHDRAWN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STALE_REVISION */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED, INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                command: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The command */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"] | components["schemas"]["TargetCommandAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                command: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"] | components["schemas"]["TargetCommandAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description COMMAND_ALREADY_DECIDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "IN_REVIEW" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "EXPIRED";
                /** @description approvals: open ones that I or my fellow reviewers can decide, or those of `state`; requests: what I asked for; decisions: what I approved or rejected. */
                mine?: "approvals" | "requests" | "decisions";
                /** @description Of the mini program, or of the target app. */
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest request first; of your decisions the newest decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQrCodes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                miniProgram?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, revoked and expired ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrCodePage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createQrCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateQrCode"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrCode"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_FULL_RELEASE, NOT_IN_PILOT, PAGE_UNKNOWN, QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQrCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The QR code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrCode"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeQrCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again get the recorded answer. The answer names the one we made. */
                "idempotency-key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    /** @description The key of this request: the same request with it gets the same answer. */
                    "Idempotency-Key"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQrCodeImage: {
        parameters: {
            query?: {
                format?: "svg" | "png";
                size?: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image, `size` pixels a side */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                    "image/png": string;
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GONE */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scanQrCode: {
        parameters: {
            query?: {
                /** @description The user key as the super app knows it; looked at with a decide token of the target app only. */
                user?: string;
            };
            header?: {
                accept?: string;
                authorization?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether something opens, and what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GONE */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Another than oneself only for a system admin. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, revoked and expired ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description The address of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMadeTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first, at most 1,000 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeTokenList"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: {
                /** @description revoke: the tokens that were made with it too, at any depth. The token that asks stays, with those that it made. Default: keep. */
                descendants?: "keep" | "revoke";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked; and which tokens made with it are still valid */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_SYSTEM_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description Signed in; see Set-Cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED, LAST_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GONE */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSignInLink"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Another than oneself only for a system admin. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: {
                /** @description Another than oneself only for a system admin. */
                user?: string;
                /** @description true: the session that asks stays. */
                keepCurrent?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended; their streams end within seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also one that has ended, as long as it is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedSession"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: {
                /** @description revoke: the tokens that were made with it too, at any depth. The token that asks stays, with those that it made. Default: keep. */
                descendants?: "keep" | "revoke";
            };
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended; and which tokens made in it are still valid */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_SYSTEM_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkspaceEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTargetAppEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                targetApp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccessEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Another than oneself only for a system admin. */
                user?: string;
                /** @description true: of every user, for a system admin. */
                everybody?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessEventPage"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDecideTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, revoked and expired ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecideTokens"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDecideToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDecideToken"];
            };
        };
        responses: {
            /** @description Made; the decision plane knows it within a second */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDecideToken"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUOTA_EXCEEDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeDecideToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without the roles that a limit of the token excludes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Only limits that are enforced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decodePayloads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemporalPayloads"];
            };
        };
        responses: {
            /** @description The payloads, in the order in which they were sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporalPayloadsAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    encodePayloads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemporalPayloads"];
            };
        };
        responses: {
            /** @description The payloads, in the order in which they were sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporalPayloadsAnswer"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_NOT_JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can; `degraded` while Temporal is away. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description INVALID_SHAPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_VALUE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers of the request are larger than 16 KiB. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description UNEXPECTED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateFlag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description The request is not as OFREP wants it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description No valid decide token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The decide token is not for this target app */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mini program has no such target */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Too many requests. Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The state is not loaded yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    evaluateFlags: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description The decisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEvaluation"];
                };
            };
            /** @description The decisions that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as OFREP wants it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description No valid decide token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The decide token is not for this target app */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many requests. Retry-After says when. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The state is not loaded yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    followEvaluations: {
        parameters: {
            query: {
                targetApp: string;
                environment?: "development" | "test" | "sandbox" | "production";
                ticket: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event for each change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description No valid ticket */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    followServing: {
        parameters: {
            query?: {
                targetApp?: string;
                environment?: "development" | "test" | "sandbox" | "production";
            };
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The targets, and each change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description No valid decide token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Of kind page, or for others */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
