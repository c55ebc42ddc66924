import { expect, it } from 'vitest'
import { type Codemod, isOlder, upgradeContent } from '../../lib/cli/upgrade-content.ts'
import { type Changes, replaced, withBody, writeNewsroom } from '../content/newsroom.ts'

const STORY = 'stories/good/en.md'
const OLD = withBody('author: in the text').replace('title:', '# Who wrote it\nauthor: [Ada, Ben]\ntitle:')
/** A codemod that a later version might have: the key `author` is called `authors`. */
const RENAMED: Codemod = {
  version: '0.2.0',
  files: /^stories\//,
  apply: (text) => text.replace(/^author: \[/m, 'authors: ['),
}

/** Upgrades a newsroom with some changes to a version. @returns the changed files, by name */
function upgraded(changes: Changes, to = '0.2.0') {
  return Object.fromEntries(upgradeContent(writeNewsroom(changes), to, [RENAMED]))
}

it('applies what later versions change to the files that it concerns, and notes the version in site.yaml', () => {
  const changed = upgraded({ [STORY]: OLD })
  expect(Object.keys(changed)).toEqual(['site.yaml', STORY])
  expect(changed[STORY]).toBe(OLD.replace('author: [', 'authors: ['))
  expect(changed['site.yaml']).toMatch(/\nmasthead: 0\.2\.0\n$/)
})

it('changes nothing the second time, and no content that is written for the version of a change', () => {
  const { 'site.yaml': site } = upgraded({})
  expect(upgraded({ 'site.yaml': site, [STORY]: OLD })).toEqual({})
  expect(Object.keys(upgraded({ 'site.yaml': site, [STORY]: OLD }, '0.3.0'))).toEqual(['site.yaml'])
})

it('replaces the version that site.yaml names, or adds it in a line of its own', () => {
  const noted = replaced('name: The Gazette\n', 'masthead: 0.1.0 # do not edit\nname: The Gazette\n')
  expect(upgraded({ 'site.yaml': noted })['site.yaml']).toMatch(/^masthead: 0\.2\.0 # do not edit\nname/)
  expect(upgraded({ 'site.yaml': (good) => good.trimEnd() })['site.yaml']).toMatch(/[^\n]\nmasthead: 0\.2\.0\n$/)
})

it.each([
  ['0.9.1', '0.10.0', true],
  ['1.0.0', '0.10.0', false],
  ['0.1.0', '0.1.0', false],
])('%s is older than %s: %s', (one, other, expected) => {
  expect(isOlder(one, other)).toBe(expected)
})
