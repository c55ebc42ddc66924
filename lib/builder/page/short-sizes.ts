/**
 * Returns a style sheet with the shorter names of sizes, which mean the same as long as no line of the page is
 * vertical: `width` for `inline-size`, `height` for `block-size`.
 */
export function withShortSizes(css: string): string {
  if (css.includes('writing-mode')) return css
  return css
    .replaceAll(/(?<=[;{](?:min-|max-)?)inline-size(?=:)/g, 'width')
    .replaceAll(/(?<=[;{](?:min-|max-)?)block-size(?=:)/g, 'height')
}
