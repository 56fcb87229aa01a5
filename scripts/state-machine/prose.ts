/** What a person wrote of the page: how to read it, and the numbers that code and tests cite. */
export const introduction = `# The state machine of a release

<!-- Made by \`npm run docs\` from the rules in \`domain/\`; what is written by hand stands in \`scripts/state-machine/prose.ts\`. -->

A release is one version on one target, once, ever. What may happen to it is decided by one pure function, \`decide\` in \`domain/release/\`, inside one database transaction; nothing else in Halftone has an opinion. The diagrams and tables here were made by asking that function everything, in every state that up to three versions on one target can reach together. \`npm run verify\` fails when they are out of date.

Three sentences for the operator:

- Waiting is free. A target is taken only by the first percentage or by a full release, and a rejection names who holds it.
- Stopping always works. Pause, reset, cancel, rollback and force offline meet no review, no pause and no step in progress; they are refused only where there is nothing to stop or nothing to go back to, or when the sender asked for another revision than the current one.
- The end is the end. Canceled, Archived and Offline take no command. Releasing again takes a new version.

How to read the tables: a column is a status, gray split by its phase: **C** Created, **U** Under Review, **P** Pilot Testing, **R** Release Preparation, **G0** gray and ready at 0 %, **Ga** gray, a step being applied, **Gs** gray and serving, **Gp** gray and paused, **F** Full Release. A cell says where the command may lead (the same letter: accepted within the status), what is harmless (*no-op*: applied nothing, safe to repeat) and what may refuse it; **–** is \`WRONG_STATUS\`; an empty cell cannot be asked. \`confirmStep\` and \`failStep\` are the super app's answers, \`expireReview\` and \`expireOffline\` the timer's; \`forceOffline\` and \`liftSuspension\` address a target and show what they do to each release there.

When several things stand in the way, the first of this order answers: \`STALE_REVISION\`, \`ALREADY_FINAL\`, \`GRAYSCALE_PRODUCTION_ONLY\`, \`WRONG_STATUS\`, no-op, \`PERCENTAGE_MUST_INCREASE\`, \`PAUSED\`, \`STEP_IN_PROGRESS\`, the target app's policy, \`TARGET_BUSY\`. An approval is held against its expiry first, then against who asked, then against what is active on the target.`;

export const planIntroduction = `A plan is a part of its release, and has a status of its own. The diagram and the table were made in the same way, with one version, plans of three steps of which the second needs an approval, and at most one hold. A plan that has ended counts as none. \`advanceStep\`, \`expireStepApproval\`, \`planDeadline\` and \`recheckPlan\` are given by the system, and are never rejected in gray: what stands in the way defers the step or holds the plan. [Plans](plans.md) explains their rules.`;

export const notes = `## What is not visible above

- **An attempt** runs from the choice of a type to the next reset. Within it the percentage never falls. The salt, and with it who comes first, outlives pause and reset, unless the reset asks for a reshuffle.
- **An answer of the super app** names attempt and percentage. A late one, for another step or an earlier attempt, changes nothing.
- **An automatic release** (development, test, sandbox) is applied by the system once per revision of its target. Refused, it waits for the target to change, or for a user to apply it by hand. One that came back from review waits for a user too.
- **A rollback** goes to a retained baseline, by default the previous one. What lay between is left behind, so a second rollback goes one further back. It cancels the gray release that serves; one that is only ready, and those before it, stay.
- **Offline with \`cancelActive\`** sends what is under review back to Created and cancels what is in pilot testing or gray, in the transaction that takes the target offline.
- **Testers** may be named from Created to Pilot Testing. Withdrawal, cancel, the end of testing, and an approval that leads past testing empty them; a rejection or an expiry keeps them.
- **A resume** goes on applying a step that was not confirmed, except where the target app no longer confirms steps: there the commit has confirmed it.

## Numbers that code and tests cite

Transitions: T1 create; T2 apply to review; T3 apply where none is needed; T4 withdraw, reject, expire; T5, T6, T6b approve to pilot, to preparation, to full (sandbox); T7, T7b complete testing (production, sandbox); T8 choose the type; T9 set a percentage, T9' from preparation; T10 set 100 %; T11 full release; T12 reset; T13 cancel; T14 pause, by hand or by a failed step; T15 resume; T16 superseded by another full release; T17 offline by the owner; T18 force offline; T19 rollback; T20 supersede the holder of the target; T21 lift the suspension.

Invariants:

| number | what always holds |
| --- | --- |
| I1 | A target has at most one candidate and one baseline, and they differ. |
| I2 | The candidate serves more than 0 % and less than 100 %. |
| I3 | Within an attempt the percentage never falls, except to 0 at its end. |
| I4 | Final statuses absorb. |
| I5 | A version is released to a target only once, for ever. |
| I6 | A target's revision grows with each change; an older one is never applied over a newer. |
| I7 | Assignment is sticky and monotone, the same on every node. |
| I8 | A user without a usable id gets the baseline. |
| I9 | The same command id has one outcome and is applied once. |
| I10 | What is paused is not raised, nor what is frozen, except by a recorded override or exemption. |
| I11 | A stop overtakes what waits, and is never refused for review, pause, policy, a change window or a step in progress. |
| I12 | Gray exists in production only. |
| I13 | One event for each release and target that a command changed, none for any other. |
| I14 | Only an open review has a deadline, fixed when it was asked for. |
| I15 | What is shown is a function of what happened. |
| I16 | 100 % and Full Release are the same thing. |

Edge cases:

| number | case | decision |
| --- | --- | --- |
| E1, E2 | two versions to one target | the second is refused with the holder's name; \`supersede\` cancels the holder in the same act |
| E3 | stop while a step is applied | at once; the late answer is ignored |
| E4 | cancel after full | refused, pointing to rollback and offline |
| E5, E6, E8 | lower, equal, from 1 % to 100 % | refused; harmless; allowed |
| E9, E10 | reset, also while paused | back to 0 % and the choice of type; the same people come first again |
| E11 | the first release on a target, gray | allowed with the warning \`NO_BASELINE\`, or refused by policy |
| E12 | environments that go by themselves | the same life without gray; an automatic full never replaces a newer version |
| E13 | offline while others are on their way | refused with the list, or \`cancelActive\` |
| E14 | force offline | at once, ends everything but what is only created, blocks until lifted |
| E15, E16 | after offline | a waiting or a new version may bring the program back; there is nothing to roll back to |
| E17, E18 | rollback | one further back each time, never to a version that was rolled back; refused where nothing is kept |
| E20, E21 | two operators; a finished release | \`STALE_REVISION\` for who expected another state; \`ALREADY_FINAL\` |
| E22, E23 | worker away; distribution fails | a step's answer may come twice; a failure pauses with its cause, the confirmed percentage stays |
| E24 | an approval expires | back to where it was; never approved; decided by the deadline, not by a clock |
| E35 | self-approval | refused, unless the target app's policy allows it |`;
