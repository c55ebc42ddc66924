import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PNG } from '../content/good-newsroom.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

const STORY = 'stories/harvest/en.md'

/** What is published of a picture, by name; with the time at which it was made. */
function filesOf(newsroom: Newsroom, stem: string): Map<string, number> {
  const folder = path.join(newsroom.out, 'assets')
  const names = readdirSync(folder).filter((name) => name.startsWith(stem))
  return new Map(names.sort().map((name) => [name, statSync(path.join(folder, name)).mtimeMs]))
}

test('a picture in a text is published in every width and format, and not made again for a change of words', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const files = filesOf(newsroom, 'field')
  expect([...files.keys()].map((name) => name.replace(/\.[\da-f]{12}/, ''))).toEqual(
    ['avif', 'png', 'webp']
      .flatMap((format) => {
        const widths = format === 'png' ? [1080] : [1080, 1312, 360, 720]
        return widths.map((width) => `field-${width}.${format}`)
      })
      .sort(),
  )
  newsroom.write(STORY, newsroom.read(STORY).replace('The barns are full.', 'The barns are quite full.'))
  newsroom.write('site.yaml', newsroom.read('site.yaml').replace('The Gazette', 'The Courier'))
  await buildNewsroom(newsroom)
  expect(filesOf(newsroom, 'field')).toEqual(files)
})

test('a picture that nothing shows any more is published no more, nor kept', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const before = filesOf(newsroom, 'field')
  for (const lang of ['en', 'ar']) {
    const name = `stories/harvest/${lang}.md`
    newsroom.write(name, newsroom.read(name).replace(/!\[.*\n/, lang === 'en' ? 'A field.\n' : 'حقل.\n'))
  }
  const text = newsroom.read(STORY)
  await buildNewsroom(newsroom)
  expect(filesOf(newsroom, 'field')).toEqual(new Map())
  newsroom.write(STORY, text.replace('A field.', '![A field](field.png)'))
  newsroom.write('stories/harvest/ar.md', newsroom.read('stories/harvest/ar.md').replace('حقل.', '![حقل](field.png)'))
  await buildNewsroom(newsroom)
  const after = filesOf(newsroom, 'field')
  expect([...after.keys()]).toEqual([...before.keys()])
  expect([...after.values()].every((time, index) => time > ([...before.values()][index] ?? 0))).toBe(true)
})

test('cards stay in the cache through a build without cards, and are not drawn again', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const card = path.join(newsroom.out, 'en/harvest/card.jpg')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  await buildNewsroom(newsroom)
  const { mtimeMs } = statSync(card)
  vi.stubEnv('CARDS', 'off')
  await buildNewsroom(newsroom)
  expect(existsSync(card)).toBe(false)
  vi.stubEnv('CARDS', 'on')
  await buildNewsroom(newsroom)
  expect(statSync(card).mtimeMs).toBe(mtimeMs)
})

test('a picture that cannot be decoded stops the build at each place that shows it; what was published stays', async () => {
  const newsroom = new Newsroom()
  const manifest = await buildNewsroom(newsroom)
  const broken = Buffer.from(PNG)
  broken.fill(0xff, 45, 80)
  newsroom.write('stories/harvest/field.png', broken)
  expect(await buildNewsroom(newsroom)).toBe(
    'content/stories/harvest/ar.md picture-unreadable\ncontent/stories/harvest/en.md picture-unreadable',
  )
  expect(newsroom.manifest()).toBe(manifest)
})
