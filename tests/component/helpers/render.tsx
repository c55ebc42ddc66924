import '@testing-library/jest-dom/vitest'
import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// React says on the console what it only suspects: a missing key, an unknown attribute, a nesting that HTML forbids.
beforeEach(() => {
  vi.restoreAllMocks()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  cleanup() // first: what a failure leaves in the document would fail the next test as well
  expect(console.error).not.toHaveBeenCalled()
})

/** Renders a part of a page into the document and returns what holds it. A complaint of React's fails the test. */
export function show(part: ReactNode): HTMLElement {
  return render(part).container
}

/** The element that a selector finds, for what has no role. */
export function element(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`Nothing matches ${selector}.`)
  return found
}

/**
 * Shows the panel of languages as a browser does when its button is pressed: jsdom hides popovers, but cannot open one.
 */
export function openPanel(container: HTMLElement): HTMLElement {
  const panel = element(container, '[popover]')
  panel.removeAttribute('popover')
  return panel
}

/** Every id in a part of a page, in order. */
export function idsIn(root: ParentNode): string[] {
  return [...root.querySelectorAll('[id]')].map(({ id }) => id)
}
