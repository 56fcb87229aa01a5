/** English texts of the policy that plans follow. They are loaded with the pages of target apps. */
export const rollout = {
  rolloutPolicy: {
    title: 'Plans',
    propagationLag: 'Time until users have a step',
    propagationLagHint:
      'The time on a step begins this long after the super app has confirmed it. For steps that are confirmed after the change.',
    minBake: 'Shortest time before an automatic step',
    minBakeHint:
      'A plan that stays shorter on a step cannot start. Plans that run keep their times until they are edited.',
    resumeGrace: 'Time after a resume',
    resumeGraceHint: 'No automatic step comes earlier than this after a release was resumed.',
    zone: 'Time zone',
    zoneHint: 'A coming step at night (22:00 to 07:00) or at a weekend is warned of by the clocks of this zone.',
    openingSpread: 'Spread after an opening',
    openingSpreadHint:
      'An automatic step that change windows put off comes within this time after they open, and within a tenth of the opening: each release at another time. So does a step that is late after an outage.',
    approvalFrom: 'Approval from',
    approvalFromHint:
      'From this percentage on, each increase in production is a step of a plan that another user has approved: a reviewer or admin of this workspace. Empty: only where a plan asks for it.',
    noApproval: 'Only where a plan asks for it',
    outOfRange: 'From {{least}} to {{most}}.',
    unitOf: 'Unit: {{field}}',
    units: { seconds: 'Seconds', minutes: 'Minutes', hours: 'Hours', days: 'Days' },
  },
};
