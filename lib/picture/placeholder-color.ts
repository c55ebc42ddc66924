import type { Sharp } from 'sharp'

/**
 * Returns CSS for a picture's place until it has loaded: a gradient of its colours from top to bottom, and a readable
 * text colour, for the alternative text if it never loads. Empty for a picture that is not opaque: the gradient would
 * show through.
 */
export async function placeholderColorOf(image: Sharp): Promise<string> {
  if (!(await image.clone().stats()).isOpaque) return ''
  const pixels = await image.resize(1, 3, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const colours = [0, 3, 6].map((at) => `#${pixels.toString('hex', at, at + 3)}`)
  return `background:linear-gradient(${colours.join()});color:${luminance(pixels) > 0.18 ? '#000' : '#fff'}`
}

/** The relative luminance of the mean colour (WCAG 2.2), 0 to 1. On 0.18, black and white text are equally readable. */
function luminance(pixels: Buffer): number {
  const mean = [0, 1, 2].map((channel) => [0, 3, 6].reduce((sum, at) => sum + (pixels[at + channel] ?? 0), 0) / 3 / 255)
  const [red = 0, green = 0, blue = 0] = mean.map((value) => value ** 2.2)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
