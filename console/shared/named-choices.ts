/** Choices by name, for the fields that suggest. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of several with one name, each shows its id, too. */
export function namedChoices(found: readonly Named[]): { readonly value: string; readonly label: string }[] {
  const isShared = (name: string) => found.filter((one) => one.name === name).length > 1;
  return found.map(({ id, name }) => ({ value: id, label: isShared(name) ? `${name} (${id})` : name }));
}
