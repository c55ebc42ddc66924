import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PNG } from '../../../tests/content/good-newsroom.ts'
import { importing } from './importing.ts'
import { brief, importInto, writeValley } from './valley.ts'

const STORY = '---\ntitle: A mill\n---\n\nIt turns.\n'

it('does not import front matter that is broken, and says where it is', () => {
  const { said, texts } = importing({
    'a.md': '---\ntitle: "A mill\ndate: 2024-01-01\n---\n\nIt turns.\n',
    'b.md': '+++\ntitle = "B"\ndate = nonsense\n+++\n\nIt turns.\n',
    'c.md': '---\ntitle: C\n\nIt never ends.\n',
    'd.md': '---js\n{ title: process.exit(3) }\n---\n\nCode.\n',
    'e.md': `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.replaceAll(
      /./g,
      (key) =>
        `${key}: &${key} [${Array(9)
          .fill(`*${String.fromCharCode(key.charCodeAt(0) - 1)}`)
          .join(', ')}]\n`,
    )}title: E\n---\n\nBomb.\n`,
    'good.md': STORY,
  })
  expect(said).toEqual([
    'a.md:2 yaml-invalid',
    'b.md:3 import-skipped',
    'c.md:1 import-skipped',
    'd.md:1 import-skipped',
    'e.md:3 yaml-aliases',
  ])
  expect(Object.keys(texts)).toEqual(['good/en.md'])
})

it('imports the last value of a key that front matter repeats, as other systems do, and warns', () => {
  const { said, texts } = importing({ 'mill.md': '---\ntitle: The mill\ntitle: A mill\n---\n\nIt turns.\n' })
  expect(said).toEqual(['mill.md:3 yaml-invalid'])
  expect(texts['mill/en.md']).toBe(STORY)
})

it('reads a quoted value that goes on at the beginning of the next line', () => {
  const mill = '---\ntitle: "A mill\nand its wheel: a year"\ntags: [water]\n---\n\nIt turns.\n'
  const { said, texts } = importing({ 'mill.md': mill })
  expect(said).toEqual([])
  expect(texts['mill/en.md']).toContain('title: "A mill and its wheel: a year"')
})

it('leaves out a heading that has an id but no words', () => {
  const { said, texts } = importing({ 'mill.md': `${STORY}\n## <a name="old"></a> {#toc8}\n\nIt grinds.\n` })
  expect(said).toEqual([])
  expect(texts['mill/en.md']).toBe(`${STORY}\nIt grinds.\n`)
})

it('does not import a text that the parser cannot cope with, and says why', () => {
  const { said, texts } = importing({
    'deep.md': STORY + '> - '.repeat(20_000),
    'marks.md': STORY + '*a'.repeat(100_000),
    'good.md': STORY,
  })
  expect(said).toEqual(['deep.md:1 import-skipped', 'marks.md:1 import-skipped'])
  expect(Object.keys(texts)).toEqual(['good/en.md'])
})

it('reads line ends of every kind, and a byte order mark', () => {
  const { said, texts } = importing({ 'mill.md': `\ufeff${STORY.replaceAll('\n', '\r\n')}` })
  expect(said).toEqual([])
  expect(texts['mill/en.md']).toBe('---\ntitle: A mill\n---\n\nIt turns.\n')
})

it('does not guess at bytes that are not UTF-8, and leaves out what hides in a text', () => {
  const { said, texts } = importing({
    'latin.md': Buffer.from('---\ntitle: Caf\xe9\n---\n\nIt turns.\n', 'latin1'),
    'hidden.md': '---\ntitle: Hidden\n---\n\nIt \u202eturns\u0007.\n',
  })
  expect(said).toEqual(['hidden.md:5 character-forbidden', 'latin.md:2 encoding-invalid'])
  expect(texts['hidden/en.md']).toContain('It turns.')
})

it('gives two stories of one name two addresses, and leaves the site’s own addresses alone', () => {
  const { said, texts } = importing({ 'a/mill.md': STORY, 'b/mill.md': STORY, 'c/search.md': STORY })
  expect(said).toEqual(['mill.md:1 slug-duplicate', 'search.md:1 slug-reserved'])
  expect(Object.keys(texts)).toEqual(['mill-2/en.md', 'mill/en.md', 'search-2/en.md'])
})

it('copies no picture from outside of the source, by whatever way', () => {
  const { source, root } = importing({})
  const outside = path.join(path.dirname(source), 'secret.png')
  writeFileSync(outside, PNG)
  symlinkSync(outside, path.join(source, 'linked.png'))
  const ways = [
    '../secret.png',
    '..%2Fsecret.png',
    outside,
    `file://${outside}`,
    'linked.png',
    './a/../../secret.png',
    '//host.example/secret.png',
  ]
  writeFileSync(path.join(source, 'mill.md'), `${STORY}\n${ways.map((way) => `![A secret](${way})`).join('\n\n')}\n`)
  const { problems } = importInto(root, source)
  expect(problems.filter(({ rule }) => /^picture-/.test(rule))).toHaveLength(ways.length)
  expect(readdirSync(path.join(root, 'stories/mill'))).toEqual(['en.md'])
})

it('takes pictures for what they are, each once', () => {
  const { said, files } = importing({
    'mill.md': `${STORY}\n![A](a.jpg)\n\n![B](b/a.jpg)\n\n![C](c%20d.png)\n\n![D](d.gif)\n\n![E](e.svg)\n`,
    'a.jpg': PNG,
    'b/a.jpg': PNG,
    'c d.png': Buffer.concat([PNG, Buffer.from('x')]),
    'd.gif': Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
    'e.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
  })
  expect(files.filter((file) => !file.endsWith('.md'))).toEqual(['stories/mill/a.png', 'stories/mill/c-d.png'])
  expect(said.filter((line) => line.startsWith('mill.md'))).toEqual([
    'mill.md:13 picture-unreadable',
    'mill.md:15 picture-unsafe',
  ])
})

it('reads a very long text', () => {
  const { said, texts } = importing({ 'mill.md': STORY + '\nIt turns, {{ and }} turns.\n'.repeat(800) })
  expect(said).toEqual([])
  expect(texts['mill/en.md']?.length).toBeGreaterThan(20_000)
})

it('imports the others where one text is nested too deeply', () => {
  const { said, texts } = importing({
    'a.md': `---\ntitle: A\n---\n\n${'<div>'.repeat(6000)}x\n`,
    'b.md': `---\ntitle: B\n---\n\n${'> '.repeat(6000)}x\n`,
    'mill.md': STORY,
  })
  expect([said, Object.keys(texts)]).toEqual([['a.md:1 import-skipped', 'b.md:1 import-skipped'], ['mill/en.md']])
})

it('leaves a story alone that was edited here, and reports one that was edited on both sides, unless it is told to replace it; it keeps what it does not bring', () => {
  const { source, root } = importing({ 'mill.md': STORY })
  const own = path.join(root, 'stories/mill/en.md')
  writeFileSync(own, 'mine')
  expect(importInto(root, source)).toMatchObject({ stories: [], unchanged: 1, problems: [] })
  writeFileSync(path.join(source, 'mill.md'), STORY.replace('turns', 'stands'))
  writeFileSync(path.join(root, 'stories/mill/fr.md'), 'mine, too')
  const kept = importInto(root, source)
  expect([kept.stories, kept.problems.map(brief)]).toEqual([[], ['mill.md:1 import-exists']])
  expect(readFileSync(own, 'utf8')).toBe('mine')
  expect(importInto(root, source, { force: true }).stories).toHaveLength(1)
  expect(readFileSync(own, 'utf8')).toBe(STORY.replace('turns', 'stands'))
  expect(readFileSync(path.join(root, 'stories/mill/fr.md'), 'utf8')).toBe('mine, too')
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual(['.import.json'])
})

it('writes nothing where it is only asked what it would do', () => {
  const { source } = importing({ 'mill.md': STORY })
  const root = writeValley()
  const before = readdirSync(root, { recursive: true })
  expect(importInto(root, source, { dryRun: true }).stories).toEqual([
    { collection: 'stories', slug: 'mill', languages: ['en'] },
  ])
  expect(readdirSync(root, { recursive: true })).toEqual(before)
})

const CONFIG = 'baseURL = "https://old.example/"\n[permalinks]\npost = "/:year/:constructor/:slug/"\n'

it.each(['constructor', 'valueof', 'post'])('imports a Hugo section named %s', (section) => {
  const { texts } = importing({ 'hugo.toml': CONFIG, [`content/${section}/mill.md`]: STORY }, 'hugo')
  expect(Object.keys(texts)).toEqual(['mill/en.md'])
})

it.each(['constructor', '__proto__', 'tostring'])('imports a text with the HTML element <%s>', (name) => {
  const { texts } = importing({ 'mill.md': `${STORY}\n<${name}>It stands.</${name}>\n` })
  expect(texts['mill/en.md']).toContain('It stands.')
})

it('imports a Jekyll site whose pattern of addresses is named like a property of every object', () => {
  const { texts } = importing(
    { '_config.yml': 'permalink: constructor\n', '_posts/2024-01-01-mill.md': STORY },
    'jekyll',
  )
  expect(Object.keys(texts)).toEqual(['mill/en.md'])
})

const story = (text: string) => `---\ntitle: A mill\n---\n\n${text}\n`

it('brings only what has changed in the source when it is run again', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.'), 'bridge.md': story('It is open.') })
  expect(importInto(root, source)).toMatchObject({ stories: [], unchanged: 2, problems: [] })
  writeFileSync(path.join(source, 'mill.md'), story('It stands.'))
  writeFileSync(path.join(source, 'wind.md'), story('It blows.'))
  const again = importInto(root, source)
  expect(again.stories.map(({ slug }) => slug)).toEqual(['mill', 'wind'])
  expect([again.unchanged, again.problems]).toEqual([1, []])
  expect(readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8')).toContain('It stands.')
})

it('goes on after an import that was stopped before its end', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.'), 'bridge.md': story('It is open.') })
  rmSync(path.join(root, '.import.json'))
  rmSync(path.join(root, 'stories/bridge'), { recursive: true })
  const { stories, unchanged, problems } = importInto(root, source)
  expect([stories.map(({ slug }) => slug), unchanged, problems]).toEqual([['bridge'], 1, []])
})

it('goes on after an import that was stopped while it replaced the files of a story', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.\n\n![A](a.png)'), 'a.png': PNG })
  writeFileSync(path.join(source, 'mill.md'), story('It stands.\n\n![A](b.png)'))
  writeFileSync(path.join(source, 'b.png'), Buffer.concat([PNG, Buffer.from('1')]))
  writeFileSync(path.join(root, 'stories/mill/en.md'), story('It stands.\n\n![A](b.png)'))
  const { stories, problems } = importInto(root, source)
  expect([stories.map(({ slug }) => slug), problems.map(brief)]).toEqual([['mill'], ['a.png:1 import-lost']])
  expect(readdirSync(path.join(root, 'stories/mill')).sort()).toEqual(['a.png', 'b.png', 'en.md'])
})
