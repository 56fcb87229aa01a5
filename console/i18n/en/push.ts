/** English texts of push: the address of a super app's back end, and what it has not confirmed. */
export const push = {
  push: {
    title: 'Tell {{name}} of changes',
    lead: 'Its back end is sent each change of its targets. From then on a raise waits until it has confirmed it.',
    url: 'Address',
    urlHint: 'https, on the public network. Signed as Standard Webhooks wants it; see docs/push.md.',
    urlInvalid: 'Not an address, such as https://wallet.example/halftone.',
    secretTitle: 'Copy the secret now',
    secretDetail: 'It is shown once. The back end verifies with it that what comes is from here.',
    rotate: 'New secret',
    rotateDetail: 'The secret until now signs beside the new one for 24 hours.',
    previousUntil: 'The secret before this one signs too, until {{at}}.',
    remove: 'Stop telling it',
    removeTitle: 'Tell {{name}} no more?',
    removeDetail: 'From then on a step counts as confirmed as soon as it is committed.',
    upToDate: 'It has confirmed everything.',
    unconfirmed: 'Not confirmed yet: {{count}} targets, the oldest since {{since}}.',
    failing: '{{tries}} tries in a row have failed: {{error}}',
    waiting: 'The super app has not confirmed this yet. Until then it may serve {{percentage}}.',
    refused: {
      NOT_HTTPS: 'Push needs an address that begins with https://.',
      HAS_CREDENTIALS: 'The address must hold no user name and no password.',
      PRIVATE_ADDRESS:
        'The address leads into a private network. The operator of Halftone can allow it in the configuration.',
      UNKNOWN_HOST: 'The host of this address is not known.',
    },
  },
};
