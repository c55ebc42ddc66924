import { targetIn, whenVisited } from '../browser/page.ts'
import { attempt } from '../memory/consent-cookie.ts'
import { rememberLanguage } from '../memory/reader-memory.ts'

/**
 * Whether a link leads to this story in another language: in the lists of languages and in the note of a translation, a
 * link to a page directly in the folder of its language. Other links there lead to front pages.
 */
export function isEdition(link: HTMLAnchorElement): boolean {
  const { pathname, hreflang } = link
  const isListed = link.matches('.langs a,.translated a')
  return isListed && pathname !== location.pathname && pathname.split('/').at(-3) === hreflang
}

/** A reading position in a story: a section, and the distance of its top from the top of the window, in CSS pixels. */
export interface ReadingPlace {
  readonly id: string
  readonly top: number
}

/** Milliseconds without scrolling after which the reader is taken to be reading. */
const REST = 1000

let last: ReadingPlace | undefined

/**
 * Remembers the reading position before the reader goes to the masthead or the footer for a control. With the keyboard,
 * that is a jump away from the text.
 */
function followReading(): void {
  // Where the address names a section, the page may have scrolled before this script came. Elsewhere, reading the
  // scroll position would force a layout before the first paint.
  let position = location.hash ? scrollY : 0
  let timer: ReturnType<typeof setTimeout> | undefined
  // Whoever has the footer in the window is no longer reading.
  const leave = (from: number) => {
    const footer = document.querySelector('footer')?.getBoundingClientRect().top ?? 0
    if (footer + scrollY - from > innerHeight) last = placeInView(from) ?? last
  }
  addEventListener('scroll', () => {
    if (Math.abs(scrollY - position) > innerHeight) leave(position)
    position = scrollY
    clearTimeout(timer)
    timer = setTimeout(() => leave(scrollY), REST)
  })
}

/**
 * Returns the position where the reader is, or last was, in the story; undefined at its head.
 * @param isLeft whether the reader has left the text for the footer; the end of the story may still be in view
 */
export function readingPlace(isLeft = false): ReadingPlace | undefined {
  return selectedPlace() ?? ((isLeft && last) || placeInView(scrollY)) ?? last
}

/**
 * Scrolls a section to its position in the window and focuses it, so that screen readers and Tab continue from there.
 * The browser itself scrolls to the address's fragment repeatedly until the page is complete, so scroll-margin tells it
 * the position.
 */
function goTo(id: string, top: number): void {
  const section = document.getElementById(id)
  if (!section) return
  // If the section began above the window and is shorter in this language, keep its last lines, or all of it, in view.
  const height = Math.max(top, Math.min(0, 64 - section.getBoundingClientRect().height))
  section.style.scrollMarginTop = `calc(${height}px - 4rem)` // less the scroll padding (app/base.css)
  section.scrollIntoView()
  const { tabIndex } = section
  section.tabIndex = tabIndex // makes it focusable: without an attribute, most are -1
  section.focus({ preventScroll: true })
  section.onblur = () => {
    section.style.scrollMarginTop = ''
  }
}

/** Returns the section that contains the selection; if it is out of view, with a position a quarter down the window. */
function selectedPlace(): ReadingPlace | undefined {
  const selection = getSelection()
  if (selection?.isCollapsed !== false) return undefined
  const sections = [...document.querySelectorAll('.prose [data-section]')]
  const section = sections.findLast((one) => one.contains(selection.anchorNode))
  if (!section) return undefined
  const { top, bottom } = section.getBoundingClientRect()
  return { id: section.id, top: bottom > 0 && top < innerHeight ? top : innerHeight / 4 }
}

/**
 * Returns the section that is read at a scroll position: the one that the address names; otherwise the first that
 * begins in the window; otherwise the one that fills it.
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

/** The storage key that passes the scroll position to the next page. It is deleted on arrival. */
const KEY = 'masthead-place'

/**
 * Keeps the reader at the same section when they choose another language, and remembers that language. Sections have
 * the same ids in every language.
 */
export function keepPlace(): void {
  document.addEventListener('click', (event) => {
    const link = targetIn<HTMLAnchorElement>(event, 'a[hreflang]')
    if (!link) return
    rememberLanguage(link.hreflang)
    const place = isEdition(link) ? readingPlace(link.matches('footer a')) : undefined
    if (!place) return
    link.hash = place.id
    // If storage is blocked, the address still names the section, which then appears at the top of the window.
    attempt(() => sessionStorage.setItem(KEY, JSON.stringify({ ...place, path: link.pathname })))
  })
  if (!document.querySelector('.prose')) return
  followReading()
  whenVisited(arrive)
}

function arrive(): void {
  attempt(() => {
    const { path, id, top } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    sessionStorage.removeItem(KEY)
    if (path === location.pathname && location.hash === `#${id}`) goTo(id, top)
  })
}
