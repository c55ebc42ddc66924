/** Where a reader is, without what follows the path. */
export function here(): string {
  return location.origin + location.pathname
}

/**
 * Gives something to share to the system's sheet, else to the clipboard. A reader may close the sheet, which is no error.
 * @param owner the element that shares: its last child says what was done
 */
export function give(text: string, url: string, owner: HTMLElement): void {
  if ('share' in navigator) navigator.share({ title: document.title, text, url }).catch(() => {})
  else copy(text + url, owner)
}

/** Copies a text, and says so. */
export async function copy(text: string, { dataset, lastElementChild }: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    lastElementChild?.replaceChildren(dataset.copied ?? '')
  } catch {
    lastElementChild?.replaceChildren(text) // to be copied by hand
  }
}
