import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { isOwnName, readStatic } from '../../lib/publication/static-files.ts'
import { type Changes, writeNewsroom } from '../content/newsroom.ts'
import { PUBLICATION } from '../fixtures/publication.ts'

const own = (changes: Changes) => {
  const root = writeNewsroom(changes)
  return readStatic(root, readPublication(root).publication)
}

it('a newsroom may have no files of its own', () => {
  expect(own({})).toEqual({ names: [], problems: [] })
})

it('a newsroom’s own files keep their names, also those that begin with a dot; those of the system do not count', () => {
  const { names, problems } = own({
    'static/ads.txt': '',
    'static/.well-known/security.txt': '',
    'static/.well-known/gpc.json': '',
    'static/docs/a/Report.pdf': '',
    'static/.DS_Store': '',
  })
  expect(problems).toEqual([])
  expect(names).toEqual(['.well-known/gpc.json', '.well-known/security.txt', 'ads.txt', 'docs/a/Report.pdf'])
})

it('a file of the newsroom never replaces one that a build of a whole site made', () => {
  const { publication } = readPublication(PUBLICATION)
  if (!publication) return expect.fail('The publication cannot be read.')
  const list = readFileSync('tests/golden/publication/files.txt', 'utf8')
  const made = [...list.matchAll(/^(?:<(\S+?)>)?(.*):/gm)].map(([, lang = '', name = '']) => lang.split(',')[0] + name)
  expect(made).toEqual(expect.arrayContaining(['index.html', 'ar/feed.xml', 'SHA256SUMS']))
  expect(made.filter((name) => !isOwnName(name, publication))).toEqual([])
  expect(isOwnName('ads.txt', publication)).toBe(false)
})
