/** Moves the focus inside of the open dialog after the next render: fields are marked as invalid by it. */
export function focusInDialog(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[role=dialog] ${selector}`)?.focus());
}

export function focusFirstInvalid(): void {
  focusInDialog('[aria-invalid=true]');
}
