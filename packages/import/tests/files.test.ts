import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { MP3, MP4, PDF } from '../../../tests/content/files.ts'
import { importing } from './importing.ts'
import { errorsIn } from './valley.ts'

const story = (text: string) => `---\ntitle: A mill\ndate: 2024-03-05\n---\n\n${text}\n`
const TALK = Buffer.from(MP3, 'latin1')

/** The import of a WordPress site with one post, whose uploads are beside the export. */
const EXPORT = (html: string) => `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Valley</title><link>https://valley.example</link>
<language>en</language><wp:base_site_url>https://valley.example</wp:base_site_url><item><title>A mill</title>
<link>https://valley.example/2024/03/05/mill/</link><wp:post_name>mill</wp:post_name><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status><wp:post_date>2024-03-05 09:00:00</wp:post_date>
<content:encoded><![CDATA[${html}]]></content:encoded></item></channel></rss>`

it.each([
  [
    'a bundle of Hugo',
    'hugo',
    {
      'hugo.toml': 'baseURL = "https://valley.example/"',
      'content/posts/mill/index.md': '',
      'content/posts/mill/Report 1.PDF': PDF,
    },
    '[The report](Report%201.PDF#page=2)',
  ],
  [
    'the static files of Hugo',
    'hugo',
    {
      'hugo.toml': 'baseURL = "https://valley.example/"',
      'content/posts/mill.md': '',
      'static/files/Report 1.PDF': PDF,
    },
    '[The report](/files/Report%201.PDF#page=2)',
  ],
  [
    'the assets of Jekyll',
    'jekyll',
    { '_config.yml': 'url: https://valley.example', '_posts/2024-03-05-mill.md': '', 'assets/Report 1.PDF': PDF },
    '[The report](https://valley.example/assets/Report%201.PDF#page=2)',
  ],
  [
    'a folder of Markdown',
    undefined,
    { 'mill.md': '', 'files/Report 1.PDF': PDF },
    '[The report](files/Report%201.PDF#page=2)',
  ],
] as const)('carries the files that texts of %s link to', (_, system, files, link) => {
  const written = Object.entries(files).map(([name, bytes]) => [name, bytes || story(`${link} is here.`)])
  const { texts, files: made, said, root } = importing(Object.fromEntries(written), system)
  expect(texts['mill/en.md']).toContain('[The report](Report-1.pdf#page=2) is here.')
  expect(made).toContain('stories/mill/Report-1.pdf')
  expect(said).toEqual([])
  expect(readFileSync(path.join(root, '.import.json'), 'utf8')).toContain('Report-1.pdf')
  expect(readLibrary(root).problems.filter(({ file }) => file.includes('mill'))).toEqual([])
})

it('carries the uploads of WordPress, and what its texts play', () => {
  const html =
    '<p><a href="https://valley.example/wp-content/uploads/2024/03/report.pdf">Report</a>, here.</p>' +
    '<figure><audio controls src="https://valley.example/wp-content/uploads/2024/03/talk.mp3" title="The talk"></audio></figure>'
  const { texts, files } = importing({
    'export.xml': EXPORT(html),
    'wp-content/uploads/2024/03/report.pdf': PDF,
    'wp-content/uploads/2024/03/talk.mp3': TALK,
  })
  expect(texts['mill/en.md']).toContain('[Report](report.pdf), here.')
  expect(texts['mill/en.md']).toContain('![The talk](talk.mp3)')
  expect(files).toEqual(['stories/mill/en.md', 'stories/mill/report.pdf', 'stories/mill/talk.mp3'])
})

it('plays the films and recordings of a text, and keeps two files of one name apart', () => {
  const { texts, files } = importing({
    'mill.md': story(
      '![The ships](a/ships.mp4)\n\n<video src="b/ships.mp4" title="More ships"></video>\n\n[A talk](talk.mp3), too.',
    ),
    'a/ships.mp4': MP4,
    'b/ships.mp4': `${MP4}more`,
    'talk.mp3': TALK,
  })
  expect(texts['mill/en.md']).toMatch(/!\[The ships\]\(ships(-2)?\.mp4\)/)
  expect(texts['mill/en.md']).toMatch(/!\[More ships\]\(ships(-2)?\.mp4\)/)
  expect(texts['mill/en.md']).toContain('[A talk](talk.mp3), too.')
  expect(files).toEqual([
    'stories/mill/en.md',
    'stories/mill/ships-2.mp4',
    'stories/mill/ships.mp4',
    'stories/mill/talk.mp3',
  ])
})

it('carries the subtitles of a film, and reports those that no browser shows', () => {
  const { texts, files, said, root } = importing({
    'mill.md': story(
      '<video src="a/ships.mp4" title="The ships"><track src="a/Ships EN.vtt" kind="captions" srclang="en" label="English" default><track src="a/ships.srt" srclang="fr"></video>',
    ),
    'a/ships.mp4': MP4,
    'a/Ships EN.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nThe ships come in.\n',
    'a/ships.srt': '1\n00:00:00,000 --> 00:00:01,000\nLes bateaux.\n',
  })
  expect(texts['mill/en.md']).toContain(
    '<video src="ships.mp4" title="The ships"><track src="Ships-EN.vtt" kind="captions" srclang="en" label="English"></video>',
  )
  expect(files).toEqual(['stories/mill/Ships-EN.vtt', 'stories/mill/en.md', 'stories/mill/ships.mp4'])
  expect(said).toContain('mill.md:6 import-lost')
  expect(readLibrary(root).problems.filter(({ file }) => file.includes('mill'))).toEqual([])
})

it.each([
  ['without subtitles', '', '![The ships](ships.mp4)'],
  [
    'with subtitles',
    '<track src="ships.vtt" srclang="en">',
    '<video src="ships.mp4" title="The ships"><track src="ships.vtt" kind="subtitles" srclang="en"></video>',
  ],
])('keeps the caption of a film %s, with its links and emphasis', (_, track, shown) => {
  const { texts, root } = importing({
    'mill.md': story(
      `<figure><video src="ships.mp4" title="The ships">${track}</video><figcaption>At <em>dusk</em>, by <a href="https://log.example/">the log</a>.</figcaption></figure>`,
    ),
    'ships.mp4': MP4,
    'ships.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nThe ships come in.\n',
  })
  expect(texts['mill/en.md']).toContain(`:::figure\n${shown}\n\nAt *dusk*, by [the log](https://log.example/).\n:::`)
  expect(errorsIn(root)).toEqual([])
})

it('keeps the words under a film of another site', () => {
  const film = '<video src="https://films.example/ships.mp4" title="The ships"></video>'
  const { texts, root } = importing({ 'mill.md': story(`<figure>${film}<figcaption>At dusk.</figcaption></figure>`) })
  expect(texts['mill/en.md']).toContain('[The ships](https://films.example/ships.mp4)\n\nAt dusk.\n')
  expect(errorsIn(root)).toEqual([])
})

it('reports a file that cannot be published, and one that is not there', () => {
  const { said, files, root } = importing({
    'mill.md': story('[The report](report.pdf) and [a sheet](sheet.xlsx).'),
    'report.pdf': '<html></html>',
  })
  expect(files).toEqual(['stories/mill/en.md'])
  expect(said).toContain('mill.md:6 import-lost')
  expect(said).toContain('mill.md:6 link-broken')
  expect(errorsIn(root)).toEqual([])
})
