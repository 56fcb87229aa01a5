/** English texts of the measured exposure. */
export const exposure = {
  exposure: {
    title: 'What users got',
    share: 'About {{percentage}} of {{decisions}} decisions in the last hour gave this release.',
    none: 'No client has asked for a decision here in the last hour.',
    line: 'Share of decisions that gave this release, by minute, in the last hour',
    counted: 'Counted are decisions asked of these servers. What the library decides inside of other processes is not.',
  },
};
