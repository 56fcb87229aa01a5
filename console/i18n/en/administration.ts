/** English texts of pages and dialogs for administrators. They are loaded with these (see `../administration.ts`). */
export const administration = {
  signInLinks: {
    new: 'New sign-in link',
    newTitle: 'New sign-in link',
    lead: 'The link signs the first browser in that opens it, once and within an hour. It has your rights, or those of the user that you name.',
    user: 'For user',
    userHint: 'The link signs in as this user, without the rights of a system admin.',
    make: 'Make link',
    madeTitle: 'Copy the link now',
    madeDetail: 'It is shown once. Who opens it first is signed in as {{user}}. It expires at {{at}}.',
    copy: 'Copy link',
  },
};
