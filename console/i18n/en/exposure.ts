/** English texts of the measured exposure. */
export const exposure = {
  exposure: {
    title: 'What users get',
    share: 'About {{percentage}} of {{decisions}} decisions in the last hour gave this release.',
    none: 'No client has asked for a decision here in the last hour.',
    line: 'Share of decisions that gave this release, by minute, in the last hour',
    lineOfLife: 'Share of users that was asked for since the first step, and measured in the last hour',
    range: 'Time shown',
    hour: 'Last hour',
    life: 'Since the first step',
    requested: 'asked for',
    requestedShare: 'asked for: {{percentage}}',
    given: 'measured',
    givenShare: 'measured: {{percentage}}',
    counted: 'Counts the decisions of these servers. Decisions of the library in other processes are not counted.',
  },
};
