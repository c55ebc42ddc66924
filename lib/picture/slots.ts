/**
 * The places of pictures on a page and the widths they need, in pixels. `widths` are those that the layout really has
 * on phones, tablets and wide windows, at one, two and three device pixels per CSS pixel. `fallback` is the width for
 * clients that use one file: old browsers, feeds, search engines (which require 1,200 and more). `needed` is the width
 * of the place in a wide window. A browser test compares all of them with the layout.
 */
export const SLOTS = {
  cover: { widths: [480, 900, 1330, 1920, 2624], fallback: 1200, needed: 1312 },
  wide: { widths: [480, 900, 1330, 1920, 2624], fallback: 1200, needed: 1312 },
  text: { widths: [360, 720, 1080, 1440], fallback: 1080, needed: 720 },
  sentence: { widths: [360, 720, 1080], fallback: 720, needed: 1 },
  portrait: { widths: [96, 192, 288], fallback: 192, needed: 192 },
  logo: { widths: [480, 960], fallback: 480, needed: 480 },
  icon: { widths: [512], fallback: 512, needed: 512 },
} as const

/**
 * The place of a picture: above a story, in its text, wide in its text, in a sentence, on the page of an author, in
 * place of the publication’s name, or in the browser’s tab.
 */
export type Slot = keyof typeof SLOTS

// The width of the page between its gutters (`--spacing-gutter`), rounded to a hundredth.
const PAGE = 'min(82rem, 93.2vw - .4rem)'
const PAGE_BESIDE_FACTS = `${PAGE} - 13.5rem` // without the column of facts, 10.5rem wide, and its gap
const textWidth = (widest: number) => `min(${widest}rem, 93.2vw - .4rem)`
const TEXT = textWidth(45)

/**
 * The place where a page draws a picture. `photo` is a cover of 3:2. On a front page, `solo` is the cover of the first
 * story, `lead` that of the first with a list beside it, `thumb` that of one under it, and `feature` that of another
 * one. `wide` is a picture from the start of the text to the end of the page, `full` one from edge to edge of the
 * window, `edge` such a cover. `upright` is a cover beside the head of its story. `half` and `row` are pictures of a
 * gallery: two in a row, or one.
 */
export type Frame =
  | Slot
  | 'full'
  | 'edge'
  | 'half'
  | 'row'
  | 'upright'
  | 'photo'
  | 'solo'
  | 'lead'
  | 'thumb'
  | 'feature'

/** The shape and width of a cover that is beside words, in windows from 62rem. */
const BESIDE = {
  solo: [4 / 3, 'min(47rem, 54.4vw - 1.5rem)'],
  lead: [2, 'min(59rem, 69vw - 2rem)'],
  feature: [16 / 9, 'min(45rem, 53vw - 5rem)'],
} as const

/**
 * Returns the `sizes` attribute: the width at which a picture is drawn. A cover fills a frame of 40:17 or 3:2, or on
 * phones one of 4:3 with the width of the window. A picture with a wider shape is drawn wider than the frame and
 * cropped.
 */
export function sizesOf(frame: Frame, { width, height }: { width: number; height: number }): string {
  if (frame === 'text') return TEXT
  if (frame === 'full' || frame === 'edge') return '100vw'
  if (frame === 'sentence') return `min(${width}px, ${TEXT})`
  if (frame === 'logo' || frame === 'icon') return '20rem'
  // In narrower windows as wide as the text, which is about 38rem.
  if (frame === 'wide') return `(min-width: 77rem) calc(${PAGE_BESIDE_FACTS}), ${textWidth(40)}`
  const ratio = width / height
  if (frame === 'portrait') return `${(6 * Math.max(1, ratio)).toFixed(2)}rem`
  const drawn = (length: string, shape: number) =>
    ratio > shape ? `calc(${(ratio / shape).toFixed(2)} * ${length})` : length
  if (frame === 'half' || frame === 'row') {
    const [part, gap] = frame === 'row' ? ['1', '0rem'] : ['.5', '-1rem']
    const partOf = (length: string) => drawn(`calc(${part} * (${gap} + ${length}))`, 3 / 2)
    const phones = drawn('calc(79.2vw - .34rem)', 3 / 2)
    return `(max-width: 47.99rem) ${phones}, (min-width: 77rem) ${partOf(PAGE_BESIDE_FACTS)}, ${partOf(TEXT)}`
  }
  if (frame === 'thumb') {
    const square = (7 * Math.max(1, ratio)).toFixed(2)
    return `(max-width: 47.99rem) ${square}rem, ${drawn('min(26rem, 31vw)', 3 / 2)}`
  }
  if (frame === 'upright') {
    const phones = Math.ceil(Math.max(100, 125 * ratio))
    return `(max-width: 47.99rem) ${phones}vw, ${drawn(`calc(.4167 * (${PAGE} - 3rem))`, 4 / 5)}`
  }
  const beside = frame === 'cover' || frame === 'photo' ? undefined : BESIDE[frame]
  return [
    `(max-width: 47.99rem) ${Math.ceil(Math.max(100, 75 * ratio))}vw`,
    ...(beside ? [`(min-width: 62rem) ${drawn(beside[1], beside[0])}`] : []),
    drawn(PAGE, frame === 'photo' ? 3 / 2 : 40 / 17),
  ].join(', ')
}

/** Returns the widths in which a picture is published: none wider than the picture, and none close to its own width. */
export function widthsFor(slot: Slot, width: number): number[] {
  const { widths } = SLOTS[slot]
  const widest = Math.min(width, Math.max(...widths))
  return [...widths.filter((one) => one < widest * 0.9), widest]
}

/** Returns the width of the fallback file, for clients that use only one file. */
export function fallbackWidth(slot: Slot, widths: readonly number[]): number {
  return widths.find((width) => width >= SLOTS[slot].fallback) ?? Math.max(...widths)
}
