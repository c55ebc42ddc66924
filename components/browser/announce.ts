/** Shows a message in the status line (`role=status`) of an element; without a message it empties the line. */
export function announce(owner: Element, message?: string | null): void {
  owner.querySelector('[role=status]')?.replaceChildren(message ?? '')
}
