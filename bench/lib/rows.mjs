/** One line of the table: two figures, their ratio, and whether it meets its goal. */

function shown({ value, unit }) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

/** At least `goal` times as fast as the other. */
export function faster(what, [ours, theirs], beside, goal) {
  const ratio = theirs.value / ours.value;
  const isMet = ratio >= goal;
  return row({ what, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: `≥ ${goal}×`, isMet });
}

/** At most `goal` times what the other takes. */
export function slower(what, [ours, theirs], beside, goal) {
  const ratio = ours.value / theirs.value;
  const isMet = ratio <= goal;
  return row({ what, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: `≤ ${goal}×`, isMet });
}

/** Where the limit lies: no goal of ours. */
export function shownBeside(what, [ours, theirs], beside) {
  const ratio = ours.value / theirs.value;
  return row({ what, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: '-', isMet: null });
}

/** Good to know: nothing beside it, and no goal of ours. */
export function alone(what, ours) {
  return row({ what, ours: shown(ours), beside: '-', theirs: '-', ratio: null, goal: '-', isMet: null });
}

/** At most `goal`, whatever another takes; `theirs` is shown beside it. */
export function limit(what, [ours, theirs], value, goal) {
  return row({ what, ours, beside: '-', theirs, ratio: null, goal: `≤ ${goal}`, isMet: value <= goal });
}

function row({ ratio, ...cells }) {
  return { ...cells, ratio: ratio === null ? '-' : `${ratio.toFixed(2)}×` };
}
