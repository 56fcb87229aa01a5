/** One line of the table: two figures, their ratio, and whether it meets its goal. */

function shown({ value, unit }) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

/** At least `goal` times as fast as the other. */
export function faster(title, [ours, theirs], beside, goal) {
  const ratio = theirs.value / ours.value;
  const isMet = ratio >= goal;
  return row({ title, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: `≥ ${goal}×`, isMet });
}

/** At most `goal` times what the other takes. */
export function slower(title, [ours, theirs], beside, goal) {
  const ratio = ours.value / theirs.value;
  const isMet = ratio <= goal;
  return row({ title, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: `≤ ${goal}×`, isMet });
}

/** Where the limit lies: no goal of ours. */
export function shownBeside(title, [ours, theirs], beside) {
  const ratio = ours.value / theirs.value;
  return row({ title, ours: shown(ours), beside, theirs: shown(theirs), ratio, goal: '-', isMet: null });
}

/** Good to know: nothing beside it, and no goal of ours. */
export function alone(title, ours) {
  return row({ title, ours: shown(ours), beside: '-', theirs: '-', ratio: null, goal: '-', isMet: null });
}

/** At most `goal`, whatever another takes; `theirs` is shown beside it. */
export function limit(title, [ours, theirs], value, goal) {
  return row({ title, ours, beside: '-', theirs, ratio: null, goal: `≤ ${goal}`, isMet: value <= goal });
}

function row({ ratio, ...cells }) {
  return { ...cells, ratio: ratio === null ? '-' : `${ratio.toFixed(2)}×` };
}
