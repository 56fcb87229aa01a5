/** English texts of push: the address of a super app's back end, and what it has not confirmed. */
export const push = {
  push: {
    title: 'Push changes to {{name}}',
    lead: 'Halftone sends each change of its targets to its back end. From then on, a raise waits for its confirmation.',
    url: 'Address',
    urlHint: 'An https address on the public network. Messages are signed by Standard Webhooks: see docs/push.md.',
    urlInvalid: 'Not an address, such as https://wallet.example/halftone.',
    secretTitle: 'Copy the secret now',
    secretDetail: 'It is shown once. The back end verifies messages with it.',
    rotate: 'New secret',
    rotateDetail: 'The present secret also signs for 24 hours.',
    previousUntil: 'The previous secret also signs until {{at}}.',
    remove: 'Stop deliveries',
    removeTitle: 'Stop deliveries to {{name}}?',
    removeDetail: 'From then on, a step is confirmed as soon as it is committed.',
    upToDate: 'The super app has confirmed all changes.',
    unconfirmed: 'Not confirmed yet: {{count}} targets, the oldest since {{since}}.',
    refused: {
      NOT_HTTPS: 'Push needs an address that begins with https://.',
      HAS_CREDENTIALS: 'The address must hold no user name and no password.',
      PRIVATE_ADDRESS:
        'The address leads into a private network. The operator of Halftone can allow it in the configuration.',
      UNKNOWN_HOST: 'The host of this address cannot be resolved.',
    },
  },
};
