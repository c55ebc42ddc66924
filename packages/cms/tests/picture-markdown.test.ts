import { expect, it } from 'vitest'
import { pictureMarkdown, pictureName } from '../desk/writing/picture-markdown.ts'

it('a picture has what it shows, its caption and who made it, with the signs of Markdown as text', () => {
  expect(pictureMarkdown('a.jpg', { alt: 'A [b]', caption: 'The “x” of "y"', credit: 'A & "B"' })).toBe(
    '![A \\[b\\]](a.jpg "The “x” of \\"y\\""){credit="A &amp; &quot;B&quot;"}',
  )
  expect(pictureMarkdown('a.jpg', { alt: 'A', caption: '', credit: ' ' })).toBe('![A](a.jpg)')
})

it('a picture has a name without spaces, and its own beside others', () => {
  expect(pictureName('The Boats (1).JPEG', () => false)).toBe('the-boats-1.jpg')
  expect(pictureName('سفينة ١.png', () => false)).toBe('سفينة-١.png')
  expect(pictureName('.png', () => false)).toBe('picture.png')
  expect(pictureName('a.png', (name) => name !== 'a-3.png')).toBe('a-3.png')
})
