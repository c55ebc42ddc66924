import { expect, test } from 'vitest'
import { fileNamed, inRepository } from '../edited-story.ts'

test.each([
  ['ships.mp4', 'content/', 'ships.mp4'],
  ['the%20ships.mp4#t=9', 'content/', 'the ships.mp4'],
  ['/media/2025/ships.mp4', 'content/', '/content/media/2025/ships.mp4'],
  ['/media/talk.mp3', '', '/media/talk.mp3'],
  ['/assets/harbour.jpg', 'content/', 'harbour.jpg'],
  ['/assets/%2Fmedia%2Fharbour.jpg', 'site/content/', '/site/content/media/harbour.jpg'],
])('the preview shows %s, with the content in “%s”, from %s of the repository', (address, prefix, file) => {
  expect(inRepository(fileNamed(address) ?? '', prefix)).toBe(file)
})

test.each([['../about/'], ['https://films.example/ships.mp4'], ['#p3'], ['/en/about/'], ['/media/a.exe']])(
  'the preview leaves the link %s as it is',
  (address) => expect(fileNamed(address)).toBeUndefined(),
)
