import sharp from 'sharp'
import { expect, it } from 'vitest'
import { isAnimatedGif } from '../../../lib/picture/measure-picture.ts'
import { figuresIn } from '../../../lib/story/kinds/kinds.ts'
import { withBody } from '../../content/newsroom.ts'
import { libraryOf, storyIn } from '../read-library.ts'

/** A GIF of some frames, each of another colour. */
async function gifOf(frames: number): Promise<Buffer> {
  const [width, height] = [800, 450]
  const data = Buffer.alloc(width * height * 3 * frames)
  for (let frame = 0; frame < frames; frame++) data.fill(frame * 90, frame * width * height * 3)
  const raw = { width, height: height * frames, channels: 3 as const, pageHeight: height }
  return sharp(data, { raw }).gif().toBuffer()
}

it('tells a GIF that moves from one that does not', async () => {
  expect(isAnimatedGif(await gifOf(1))).toBe(false)
  expect(isAnimatedGif(await gifOf(3))).toBe(true)
  expect(isAnimatedGif((await gifOf(3)).subarray(0, 20))).toBe(false)
  expect(isAnimatedGif(Buffer.from('PNG'))).toBe(false)
})

it('shows the first frame of one that moves, and links to the whole file', async () => {
  const gif = await gifOf(3)
  const changes = { 'stories/extra/en.md': withBody('![A mill turns](mill.gif)'), 'stories/extra/mill.gif': gif }
  const edition = storyIn(libraryOf(changes), 'extra', 'en')
  const [figure] = figuresIn(edition.sections)
  expect(figure?.picture.asset).toMatch(/^mill-\d+\.[\da-f]{12}\.webp$/)
  expect(figure?.animation).toEqual({
    href: `/assets/${edition.files?.[0]?.asset}`,
    file: { label: 'GIF', size: '3 kB', type: 'image/gif' },
  })
  expect(edition.files?.map(({ size, type }) => [size, type])).toEqual([[gif.length, 'image/gif']])
})

it('shows one that does not move as any picture, and reports one that is cut short', async () => {
  const gif = await gifOf(1)
  const text = withBody('![A mill](mill.gif)')
  const edition = storyIn(libraryOf({ 'stories/extra/en.md': text, 'stories/extra/mill.gif': gif }), 'extra', 'en')
  expect(edition.sections[0]).not.toHaveProperty('animation')
  expect(edition.files).toBeUndefined()
  const cut = { 'stories/extra/en.md': text, 'stories/extra/mill.gif': gif.subarray(0, -20) }
  expect(() => libraryOf(cut)).toThrow('picture-unreadable')
})
