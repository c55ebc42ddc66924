/** Says something to readers, by the line that an element has for it; without a message the line is empty again. */
export function announce(owner: Element, message?: string | null): void {
  owner.querySelector('[role=status]')?.replaceChildren(message ?? '')
}
