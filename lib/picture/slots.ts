/**
 * Where a picture may stand in a page, and what that asks of it; all in pixels. `widths` are those that the layout really
 * comes to, on phones, tablets and wide windows, at one, two and three device pixels a CSS pixel. `fallback` is for whoever
 * takes one file: old browsers, feeds, search engines (which ask for 1,200 and more). `needed` is the place's own width on
 * a wide window. A browser test holds all of it against the layout.
 */
export const SLOTS = {
  cover: { widths: [480, 900, 1330, 1920, 2624], fallback: 1200, needed: 1312 },
  text: { widths: [360, 720, 1080, 1440], fallback: 1080, needed: 720 },
} as const

/** Where a picture stands: over a story, or within its text. */
export type Slot = keyof typeof SLOTS

// The page within its gutters (`--spacing-gutter`), to a hundredth.
const PAGE = 'min(82rem, 93.2vw - .4rem)'

/** Where a page may draw a picture: `lead` is a cover on a front page that has stories beside it. */
export type Frame = Slot | 'lead'

/**
 * How wide a picture is drawn, for `sizes`. A cover fills a frame of 40:17, on phones of 4:3 and the window's width: a picture
 * of another shape is drawn wider than the frame and cut.
 */
export function sizesOf(frame: Frame, { width, height }: { width: number; height: number }): string {
  if (frame === 'text') return 'min(45rem, 93.2vw - .4rem)'
  const ratio = width / height
  const cut = Math.max(1, ratio / (40 / 17))
  const drawn = (length: string) => (cut > 1 ? `calc(${cut.toFixed(2)} * ${length})` : length)
  return [
    `(max-width: 47.99rem) ${Math.ceil(Math.max(100, 75 * ratio))}vw`,
    ...(frame === 'lead' ? [`(min-width: 62rem) ${drawn('min(60rem, 93.2vw - 22.4rem)')}`] : []),
    drawn(PAGE),
  ].join(', ')
}

/** The widths in which a picture is published: never wider than it is, and none that is close to its own. */
export function widthsFor(slot: Slot, width: number): number[] {
  const { widths } = SLOTS[slot]
  const widest = Math.min(width, Math.max(...widths))
  return [...widths.filter((one) => one < widest * 0.9), widest]
}

/** The width of the form for whoever takes one file. */
export function fallbackWidth(slot: Slot, widths: readonly number[]): number {
  return widths.find((width) => width >= SLOTS[slot].fallback) ?? Math.max(...widths)
}
