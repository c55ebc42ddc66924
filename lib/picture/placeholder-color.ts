import type { Sharp } from 'sharp'

/**
 * What stands in a picture's place until it has come: its colours from top to bottom, as CSS, with one that can be read on
 * them, for its text should it never come. Empty for a picture that is not opaque: it would show through.
 */
export async function placeholderColorOf(image: Sharp): Promise<string> {
  if (!(await image.clone().stats()).isOpaque) return ''
  const pixels = await image.resize(1, 3, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const colours = [0, 3, 6].map((at) => `#${pixels.toString('hex', at, at + 3)}`)
  return `background:linear-gradient(${colours.join()});color:${luminance(pixels) > 0.18 ? '#000' : '#fff'}`
}

/** Relative luminance of the mean (WCAG 2.2), 0 to 1; black and white are as readable on 0.18. */
function luminance(pixels: Buffer): number {
  const mean = [0, 1, 2].map((channel) => [0, 3, 6].reduce((sum, at) => sum + (pixels[at + channel] ?? 0), 0) / 3 / 255)
  const [red = 0, green = 0, blue = 0] = mean.map((value) => value ** 2.2)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
