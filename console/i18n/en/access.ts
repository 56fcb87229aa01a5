/** English texts of sessions and of access events. */
export const access = {
  sessions: {
    title: 'Open sessions',
    empty: 'No open sessions.',
    client: 'Browser',
    address: 'Address',
    token: 'Signed in with',
    current: 'this one',
    end: 'End',
    endLabel: 'End the session begun at {{at}}',
    endAll: 'Sign out everywhere',
    endAllTitle: 'Sign out everywhere?',
    endAllDetail: 'All of your sessions end, this one too. Tokens stay valid.',
  },
  access: {
    title: 'Activity',
    details: 'Details',
    empty: 'Nothing has happened yet.',
    everybody: 'Of all users',
  },
};
