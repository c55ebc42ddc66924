import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { importing } from '../../packages/import/tests/importing.ts'
import { importInto } from '../../packages/import/tests/valley.ts'
import { PNG } from '../content/good-newsroom.ts'

const post = (...lines: string[]) =>
  ['---', 'title: A mill', 'date: 2024-01-05', ...lines, '---', '', 'It turns.'].join('\n')

it('gives stories of Hugo what the lists above them give, the nearest first, where it is meant for them', () => {
  const { said, texts } = importing(
    {
      'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[cascade]\nauthor = "The desk"\n',
      'content/news/_index.md': '---\ntitle: News\ncascade:\n  author: Ada Writer\n  categories: [science]\n---\n',
      'content/news/_index.fr.md': '---\ntitle: Actus\ncascade: {author: Luc Rédacteur}\n---\n',
      'content/news/old/_index.md':
        '---\ntitle: Old\ncascade:\n  - draft: true\n    target: {path: "/news/old/x*"}\n  - params: {mood: calm}\n---\n',
      'content/news/mill.md': post(),
      'content/news/mill.fr.md': post('translation: {of: en, by: human}'),
      'content/news/own.md': post('author: Ben Lens'),
      'content/news/old/x-ray.md': post(),
      'content/about-us.md': '---\ntitle: We\n---\n\nText.\n',
    },
    'hugo',
  )
  expect(texts['mill/en.md']).toMatch(/authors:\n {2}- Ada Writer\nsection: science\n/)
  expect(texts['mill/fr.md']).toContain('Luc Rédacteur')
  expect(texts['mill/fr.md']).not.toContain('section')
  expect(texts['own/en.md']).toContain('Ben Lens')
  expect(texts['own/en.md']).not.toMatch(/Ada|draft/)
  expect(texts['x-ray/en.md']).toMatch(/Ada Writer[\s\S]*draft: true/)
  expect(said).toEqual(['x-ray.md:2 key-unknown'])
})

it('gives files of Jekyll the defaults of their folder and kind, the closest first', () => {
  const rule = (scope: string, values: string) => `  - scope: {${scope}}\n    values: {${values}}\n`
  const defaults = [
    rule('path: "news/*", type: posts', 'author: Ben Lens'),
    rule('path: ""', 'author: The desk, layout: post'),
    rule('path: "", type: posts', 'author: Ada Writer, category: science'),
    rule('path: "", type: drafts', 'author: Eve Later'),
  ].join('')
  const { said, texts } = importing(
    {
      '_config.yml': `defaults:\n${defaults}`,
      '_posts/2024-01-05-mill.md': post(),
      '_posts/2024-01-06-own.md': post('author: Fay Keeper'),
      'news/_posts/2024-01-07-near.md': post(),
      '_drafts/soon.md': post(),
    },
    'jekyll',
  )
  expect(texts['mill/en.md']).toMatch(/authors:\n {2}- Ada Writer\nsection: science\n/)
  expect(texts['own/en.md']).toContain('Fay Keeper')
  expect(texts['near/en.md']).toMatch(/Ben Lens[\s\S]*section: science/)
  expect(texts['soon/en.md']).toContain('Eve Later')
  expect(said).toEqual([])
})

it('knows the addresses of a Hugo that lies in a folder of its host, and those written bare', () => {
  const { said, texts, moved, files } = importing(
    {
      'hugo.yaml': 'baseURL: https://mill.example/notes/\n',
      'content/posts/mill.md': `${post('aliases: [/old/]')}\n\n![A wheel](/notes/wheel.png)\n\nSee [it](/notes/posts/resources/weir/), {{< ref "weir.md" >}}.`,
      'content/posts/resources/weir.md': post(),
      'static/wheel.png': PNG,
    },
    'hugo',
  )
  expect(said).toEqual([])
  expect(texts['mill/en.md']).toContain('![A wheel](wheel.png)\n\nSee [it](../weir/), [weir.md](../weir/).')
  expect(files).toContain('stories/mill/wheel.png')
  expect(moved.map(({ from }) => from).toSorted()).toEqual([
    '/notes/old/',
    '/notes/posts/mill/',
    '/notes/posts/resources/weir/',
  ])
})

it('clears away what an import that was killed has left, and leaves alone what a running one has', () => {
  const { root, source } = importing({ 'mill.md': post() })
  const { pid } = spawnSync(process.execPath, ['--version'])
  mkdirSync(path.join(root, `.import-${pid}-abc`, path.basename(root), 'stories/mill'), { recursive: true })
  const running = `.import-${process.ppid}-abc`
  mkdirSync(path.join(root, running))
  importInto(root, source, { from: 'markdown' })
  expect(readdirSync(root).filter((name) => name.startsWith('.import-'))).toEqual([running])
})
