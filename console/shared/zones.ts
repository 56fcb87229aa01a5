/** Time zones, and an instant as a local time of one. */

export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** For a list of choices: that of the browser and UTC first. */
export function zoneChoices(): { readonly value: string; readonly label: string }[] {
  const all = new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...all].map((value) => ({ value, label: value }));
}

/**
 * The local time of an instant in a zone, as a number: its milliseconds if it were UTC. Undefined: the browser does
 * not know the zone.
 */
export function clockOf(timeZone: string): ((atMs: number) => number) | undefined {
  try {
    const format = formatOf(timeZone);
    return (atMs) => Date.parse(`${format.format(atMs).replace(' ', 'T')}Z`);
  } catch {
    return undefined;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
}

/** `2027-02-10 08:00` in a zone. */
export function localWords(at: string | number, timeZone: string): string {
  return formatOf(timeZone).format(new Date(at));
}
