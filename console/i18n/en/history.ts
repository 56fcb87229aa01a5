/** English texts of the history of a release. */
export const history = {
  history: {
    show: 'Entries',
    all: 'Everything',
    steps: 'Steps',
    withRefused: 'Also refused commands',
    empty: 'No entry yet.',
    earlier: 'Show earlier entries',
    notWhole: 'Earlier entries are not on this page. Print from the console prints all of them.',
    notExported: 'The history could not be read. Try again.',
    print: 'Print',
    byRole: '{{actor}} ({{role}})',
    successor: 'Open the release that took its place',
  },
};
