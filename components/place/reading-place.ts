/** Where in a story somebody reads: a section, and how far its top is below the window's, in CSS pixels. */
export interface ReadingPlace {
  readonly id: string
  readonly top: number
}

/** Who rests for so many milliseconds reads; who moves on is on the way to somewhere. */
const REST = 1000

let last: ReadingPlace | undefined

/**
 * Remembers where the reader was before going back to the masthead, or on to the footer, for a control: with the keyboard,
 * that is a leap from where they read.
 */
export function followReading(): void {
  let position = 0 // not asked of the page yet: the answer would need its layout before the first paint
  let timer = 0
  const leave = (from: number) => {
    last = placeInView(from) ?? last
  }
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - position) > innerHeight) leave(position)
      position = scrollY
      clearTimeout(timer)
      timer = window.setTimeout(() => leave(scrollY), REST)
    },
    { passive: true },
  )
}

/** The place where a story is being read, or was last; undefined at its head. */
export function readingPlace(): ReadingPlace | undefined {
  return selectedPlace() ?? placeInView(scrollY) ?? last
}

/**
 * Brings a section to its height in the window, and gives it the focus, so that it is read out and Tab goes on from there. A
 * browser itself brings what the address names into view, again and again until the page is complete: so it is told the height.
 */
export function goTo({ id, top }: ReadingPlace): void {
  const section = document.getElementById(id)
  if (!section) return
  // A section that began above the window and is shorter here keeps its last lines in view, or all of it.
  const height = Math.max(top, Math.min(0, 64 - section.getBoundingClientRect().height))
  const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
  section.style.scrollMarginTop = `${height - padding}px`
  section.scrollIntoView({ behavior: 'instant' })
  const focusable = section.tabIndex >= 0
  if (!focusable) section.tabIndex = -1
  section.focus({ preventScroll: true })
  const leave = () => {
    section.style.scrollMarginTop = ''
    if (!focusable) section.removeAttribute('tabindex')
  }
  section.addEventListener('blur', leave, { once: true })
}

/** The section that holds what is selected; if that is out of sight, as it shall come into view. */
function selectedPlace(): ReadingPlace | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed) return undefined
  const { startContainer: node } = selection.getRangeAt(0)
  const section = (node instanceof Element ? node : node.parentElement)?.closest('.prose [data-section]')
  if (!section) return undefined
  const { top, bottom } = section.getBoundingClientRect()
  return { id: section.id, top: bottom > 0 && top < innerHeight ? top : innerHeight / 4 }
}

/**
 * The section that is read where the window's top is so far down the page: the one that its address names; else the first
 * that begins in the window; else the one that fills it.
 */
function placeInView(position: number): ReadingPlace | undefined {
  const boxOf = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return { id: element.id, top: top + scrollY - position, bottom: bottom + scrollY - position }
  }
  const head = document.querySelector('.story h1')
  if (!head || boxOf(head).bottom > 0) return undefined
  const boxes = [...document.querySelectorAll('.prose > [data-section]')].map(boxOf)
  const seen = boxes.filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
  return seen.find(({ id }) => `#${id}` === location.hash) ?? seen.find(({ top }) => top >= 0) ?? seen[0]
}
