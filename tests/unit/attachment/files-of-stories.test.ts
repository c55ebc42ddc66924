import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { areSharedSame, bytesOf } from '../../../lib/attachment/attachment.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { messagesFor } from '../../../lib/language/messages.ts'
import { filesOfStory } from '../../../lib/story/kinds/kinds.ts'
import { loadStory } from '../../../lib/story/translations/load-story.ts'
import { plainMarkdown, toMdast } from '../../../lib/syndication/markdown-edition.ts'
import { MP3, MP4, PDF } from '../../content/files.ts'
import { PNG } from '../../content/good-newsroom.ts'
import { type Changes, withBody, writeNewsroom } from '../../content/newsroom.ts'
import { libraryOf, storyIn } from '../read-library.ts'
import { jsonOf, SITE } from '../syndication/helpers/feeds-of.ts'

const EN = 'stories/extra/en.md'
const AR = 'stories/extra/ar.md'
const FILES = {
  'stories/extra/report.pdf': PDF + ' '.repeat(1_234_000),
  'stories/extra/talk.mp3': Buffer.from(MP3, 'latin1'),
  'media/data.csv': 'a,b\n',
}
const BODY =
  'Read the [report](report.pdf#page=2) and [the data (CSV)](/media/data.csv).\n\n![The talk](talk.mp3 "In May")'

/** The Markdown edition of the extra story, whose addresses are those in the site. */
function markdownOf(changes: Changes, lang = 'en'): string {
  const { sections } = storyIn(libraryOf(changes), 'extra', lang)
  return plainMarkdown(toMdast(sections, { words: messagesFor(lang), refer: (address) => address }))
}

describe('a link to a file', () => {
  it('says its type and size, and leads to an address that changes with its content', () => {
    const text = markdownOf({ [EN]: withBody(BODY), ...FILES })
    expect(text).toMatch(/\[report \(PDF, 1\.2 MB\)\]\(\/assets\/report\.[\da-f]{12}\.pdf#page=2\)/)
    const other = markdownOf({ [EN]: withBody(BODY), ...FILES, 'stories/extra/report.pdf': PDF })
    expect(/report\.[\da-f]{12}/.exec(other)?.[0]).not.toBe(/report\.[\da-f]{12}/.exec(text)?.[0])
  })

  it('does not repeat a type that its words say', () => {
    expect(markdownOf({ [EN]: withBody(BODY), ...FILES })).toContain('[the data (CSV) (1 kB)](/assets/data.')
  })

  it('says it in the language of the text', () => {
    const translation = `---\ntitle: قصة\ntranslation: {of: en, by: human}\n---\n\n[التقرير](report.pdf)\n`
    const text = markdownOf({ [EN]: withBody('[Report](report.pdf)'), [AR]: translation, ...FILES }, 'ar')
    expect(text).toContain('[التقرير (PDF، 1.2 م.ب)]')
  })

  it('may lead to a file of the folder static', () => {
    const changes = { [EN]: withBody('See [it](/data/all.csv).'), 'static/data/all.csv': 'a\n' }
    expect(markdownOf(changes)).toContain('[it](/data/all.csv)')
  })
})

it('a recording beside the story is played, and its caption is shown', () => {
  const { sections } = storyIn(libraryOf({ [EN]: withBody(BODY), ...FILES }), 'extra', 'en')
  expect(sections.at(-1)).toMatchObject({ kind: 'media', form: 'audio', title: 'The talk', caption: 'In May' })
})

it('the files of a story are those that its texts link to and play, each once', () => {
  const changes = { [EN]: withBody(`${BODY}\n\n[Again](report.pdf)`), ...FILES }
  const story = libraryOf(changes).stories.get('extra')
  const files = story ? filesOfStory(story) : []
  expect(files.map(({ type, size }) => [type, size])).toEqual([
    ['application/pdf', PDF.length + 1_234_000],
    ['text/csv; charset=utf-8', 4],
    ['audio/mpeg', MP3.length],
  ])
  expect(files.map((file) => bytesOf(file).length)).toEqual(files.map(({ size }) => size))
})

describe('feeds enclose the files of a story', () => {
  const changes = { [EN]: withBody(BODY), ...FILES }

  it('with the cover after what is played, and before what is read', async () => {
    const covered = withBody(BODY).replace('title:', 'cover: {src: mill.png, alt: A mill}\ntitle:')
    const { items } = await jsonOf({ ...changes, [EN]: covered, 'stories/extra/mill.png': PNG })
    const { attachments } = items.find(({ url }: { url: string }) => url.endsWith('/en/extra/'))
    expect(attachments.map((one: { mime_type: string }) => one.mime_type)).toEqual([
      'audio/mpeg',
      'image/png',
      'application/pdf',
      'text/csv',
    ])
  })

  it('as JSON, what is played first, for programs that play podcasts', async () => {
    const { items } = await jsonOf(changes)
    const attachments = items.find(({ url }: { url: string }) => url.endsWith('/en/extra/')).attachments
    expect(attachments).toEqual([
      { url: expect.stringMatching(`^${SITE}assets/talk`), mime_type: 'audio/mpeg', size_in_bytes: MP3.length },
      {
        url: expect.stringMatching(`^${SITE}assets/report`),
        mime_type: 'application/pdf',
        size_in_bytes: PDF.length + 1_234_000,
      },
      { url: expect.stringMatching(`^${SITE}assets/data`), mime_type: 'text/csv', size_in_bytes: 4 },
    ])
  })
})

describe('the folder media', () => {
  it('has pictures that several stories show', () => {
    const changes = { [EN]: withBody('![A field](/media/2025/field.png)'), 'media/2025/field.png': PNG }
    expect(storyIn(libraryOf(changes), 'extra', 'en').sections[0]).toMatchObject({ kind: 'figure', alt: 'A field' })
  })

  it('makes a story new when a file that it names changes, appears or disappears', () => {
    const root = writeNewsroom({ [EN]: withBody('[It](/media/data.csv) and [more](/media/more.csv).'), ...FILES })
    const { shared = {} } = loadStory(root, 'stories', 'extra', undefined)
    expect(Object.keys(shared)).toEqual(['data.csv', 'more.csv'])
    expect(areSharedSame(root, shared)).toBe(true)
    writeFileSync(path.join(root, 'media/more.csv'), 'c,d\n')
    expect(areSharedSame(root, shared)).toBe(false)
    rmSync(path.join(root, 'media/more.csv'))
    expect(areSharedSame(root, shared)).toBe(true)
    writeFileSync(path.join(root, 'media/data.csv'), 'other,\n')
    expect(areSharedSame(root, shared)).toBe(false)
  })
})

it('a link may lead to a picture or a table by the id that the text gives it', () => {
  const html = '<figure id="mill"><img src="/media/field.png" alt="A field"></figure>'
  const changes = { [EN]: withBody(`See [the mill](#mill).\n\n${html}`), 'media/field.png': PNG }
  expect(readLibrary(writeNewsroom(changes)).problems).toEqual([])
})

it('a film has the subtitles that are beside it', () => {
  const html =
    '<video src="ships.mp4" title="Ships"><track src="ships.vtt" srclang="en" label="English" default></video>'
  const files = { 'stories/extra/ships.mp4': MP4, 'stories/extra/ships.vtt': 'WEBVTT\n' }
  const edition = storyIn(libraryOf({ [EN]: withBody(html), ...files }), 'extra', 'en')
  expect(edition.sections[0]).toMatchObject({ tracks: [{ kind: 'subtitles', srcLang: 'en', label: 'English' }] })
  expect(edition.files).toHaveLength(2)
  expect(markdownOf({ [EN]: withBody(html), ...files })).toMatch(
    /<track src="\/assets\/ships\.[\da-f]{12}\.vtt" kind="subtitles" srclang="en" label="English">/,
  )
  const wrong = { [EN]: withBody(html.replace('ships.vtt', 'ships.mp4')), 'stories/extra/ships.mp4': MP4 }
  expect(readLibrary(writeNewsroom(wrong)).problems.map(({ rule }) => rule)).toEqual(['file-type'])
})
