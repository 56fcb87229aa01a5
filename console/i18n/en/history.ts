/** English texts of the history and the lifecycle of a release. */
export const history = {
  history: {
    show: 'Entries',
    all: 'Everything',
    steps: 'Steps',
    withDeliveries: 'Also deliveries to the super app',
    withRefused: 'Also refused commands',
    empty: 'No entry yet.',
    earlier: 'Show earlier entries',
    notWhole: 'Earlier entries are not on this page. Print from the console prints all of them.',
    notExported: 'The history could not be read. Try again.',
    print: 'Print',
    byRole: '{{actor}} ({{role}})',
    successor: 'Open the release that took its place',
  },
  lifecycle: {
    title: 'Stages of the release',
    stage: {
      CREATED: 'Created',
      UNDER_REVIEW: 'Review',
      PILOT_TESTING: 'Pilot testing',
      RELEASE_PREPARATION: 'Preparation',
      GRAYSCALE_RELEASE: 'Grayscale',
      FULL_RELEASE: 'Full Release',
    },
    end: {
      canceled: 'Canceled',
      superseded: 'Superseded',
      rolledBack: 'Rolled back',
      offline: 'Offline',
    },
    skipped: 'skipped',
    state: { done: '(done)', current: '(now)', skipped: '(left out)', ahead: '(not yet)', ended: '(final)' },
  },
};
