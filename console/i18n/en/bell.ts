/** English texts of the bell's panel. They are loaded with it (see `../bell.ts`). */
export const bell = {
  bell: {
    introduction:
      'What others and the system did to releases that you created or commanded, or of mini programs that you are a member of, and requests that you may decide. The newest 50.',
    empty: 'Nothing yet. It fills when others act on your releases, or ask you to decide.',
    isNew: 'New',
    target: 'Target',
  },
};
