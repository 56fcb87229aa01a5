/** English texts of decide tokens, with which pages and back ends read decisions. */
export const decideTokens = {
  decideTokens: {
    button: 'Decide tokens',
    title: 'Decide tokens',
    lead: 'A decide token reads which version a user gets. It opens nothing else.',
    nameHint: 'What uses it, such as “launcher of the wallet”.',
    kindLabel: 'Where the token is kept',
    kind: {
      page: 'Page',
      server: 'Back end',
      old: 'Page and back end (old)',
    },
    kindHint: {
      page: 'A page or an app that users run: it evaluates flags by OFREP, also from other origins.',
      server:
        'A server of your own: it evaluates flags and follows the stream with salts and tester keys. Pages cannot read its answers.',
    },
    secretDetail: 'It is shown once. The decision plane accepts it within a second.',
  },
};
