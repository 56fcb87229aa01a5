/** Time zones, and an instant as a local time of one. */

export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** For a list of choices: that of the browser and UTC first. */
export function zoneChoices(): { readonly value: string; readonly label: string }[] {
  const all = new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...all].map((value) => ({ value, label: value }));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
}

/** `2027-02-10 08:00` in a zone. */
export function localWords(at: string | number, timeZone: string): string {
  return formatOf(timeZone).format(new Date(at));
}
