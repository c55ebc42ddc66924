import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Codemod, renameKey } from '../../lib/cli/upgrade/codemod.ts'
import { TO_0_1_0 } from '../../lib/cli/upgrade/to-0-1-0.ts'
import { contentVersion, isOlder, upgradeContent } from '../../lib/cli/upgrade/upgrade-content.ts'
import { type Changes, replaced, writeNewsroom } from '../content/newsroom.ts'
import { newNewsroom } from './init/init-in.ts'

const STORY = 'stories/good/en.md'
const NEXT = '0.2.0'
/** A codemod that a later version might have: a key of front matter and the name of a rule change. */
const RENAMED: Codemod = {
  version: NEXT,
  why: 'The key `author` is called `authors`, and the rule `date-lacking` is called `date-missing`.',
  files: /^stories\//,
  apply: (yaml) => renameKey(renameKey(yaml, ['author'], 'authors'), ['accept', 'date-lacking'], 'date-missing'),
}

/** Upgrades a newsroom with one more story. @returns the changed files, by name */
function upgraded(changes: Changes, codemods: readonly Codemod[] = [RENAMED], from = '0.1.0') {
  const { files, unreadable } = upgradeContent(writeNewsroom(changes), from, NEXT, codemods)
  return { texts: Object.fromEntries(files.map(({ name, text }) => [name, text])), files, unreadable }
}

const OLD = `---
title:   "The mill"   # to be shortened
# Who wrote it
author: [Ada Writer, 'Ben']
accept: {"date-lacking": "The source gives no date."}
---

author: in the text
`
const NEW = OLD.replace('author: [', 'authors: [').replace('"date-lacking"', '"date-missing"')

describe('an upgrade', () => {
  it('changes keys in front matter, and leaves comments, order, quotation marks and the text as they are', () => {
    expect(upgraded({ [STORY]: OLD }).texts[STORY]).toBe(NEW)
  })

  it('keeps a byte order mark and the line ends of Windows, also of lines that it adds', () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`
    const { texts } = upgraded({ [STORY]: windows(OLD), 'site.yaml': windows })
    expect(texts[STORY]).toBe(windows(NEW))
    expect(texts['site.yaml']).toMatch(/^\ufeff[\s\S]*\r\nmasthead: 0\.2\.0\r\n$/)
    expect(texts['site.yaml']).not.toMatch(/(?<!\r)\n/)
  })

  it('names the lines that it changes, and why', () => {
    const { files } = upgraded({ [STORY]: OLD })
    expect(files.find(({ name }) => name === STORY)).toMatchObject({
      why: [RENAMED.why],
      changes: [
        {
          line: 4,
          removed: ["author: [Ada Writer, 'Ben']", 'accept: {"date-lacking": "The source gives no date."}'],
          added: ["authors: [Ada Writer, 'Ben']", 'accept: {"date-missing": "The source gives no date."}'],
        },
      ],
    })
  })

  it('changes nothing the second time, and nothing in files without an old form but the version in site.yaml', () => {
    const { texts } = upgraded({})
    expect(Object.keys(texts)).toEqual(['site.yaml'])
    expect(texts['site.yaml']).toMatch(/\nmasthead: 0\.2\.0\n$/)
    expect(upgraded({ 'site.yaml': texts['site.yaml'], [STORY]: NEW }).files).toEqual([])
  })

  it('applies only codemods of versions after that of the content', () => {
    expect(upgraded({ [STORY]: OLD }, [RENAMED], NEXT).texts[STORY]).toBeUndefined()
  })

  it('leaves a key alone whose new name is there', () => {
    const both = OLD.replace('accept: {', 'authors: [Ada Writer]\naccept: {')
    expect(upgraded({ [STORY]: both }).texts[STORY]).toContain('\nauthor: [')
  })

  it.each(['---\nauthor: [\n---\n\nText\n', 'No front matter.\n'])('lists a file that it cannot parse: %j', (text) => {
    const { unreadable, texts } = upgraded({ [STORY]: text })
    expect({ unreadable, changed: Object.keys(texts) }).toEqual({ unreadable: [STORY], changed: ['site.yaml'] })
  })

  it('adds the version on a line of its own after a last line without an end', () => {
    const { texts } = upgraded({ 'site.yaml': (good) => good.trimEnd() })
    expect(texts['site.yaml']).toMatch(/\n {6}terms: [^\n]+\nmasthead: 0\.2\.0\n$/)
  })

  it('replaces the version that site.yaml names', () => {
    const { files } = upgraded({
      'site.yaml': replaced('name: The Gazette\n', 'masthead: 0.1.0 # do not edit\nname: The Gazette\n'),
    })
    const change = { line: 1, removed: ['masthead: 0.1.0 # do not edit'], added: ['masthead: 0.2.0 # do not edit'] }
    expect(files.map(({ changes }) => changes)).toEqual([[change]])
  })
})

describe('the version of the content', () => {
  it('is that of site.yaml; else that of the dependency; else older than each release', async () => {
    const folder = await newNewsroom({})
    expect(contentVersion(path.join(folder, 'content'))).toBe('1.2.3')
    expect(contentVersion('tests/fixtures/releases/0.1.0/content')).toBe('0.1.0')
    expect(contentVersion('tests/fixtures/releases/checkout/content')).toBe('0.0.0')
  })

  it.each([
    ['0.9.1', '0.10.0', true],
    ['1.0.0', '0.10.0', false],
    ['0.1.0', '0.1.0', false],
  ])('%s is older than %s: %s', (one, other, expected) => {
    expect(isOlder(one, other)).toBe(expected)
  })
})

describe('content from before the first release', () => {
  it.each([
    ['a language of several', {}, 'home: languages'],
    ['no consent', { 'site.yaml': replaced('version: "1"', 'version: "1"\n  notice: off\nold:') }, 'version: "2"'],
  ])('has no change that it does not need: %s', (_, changes: Changes, text) => {
    expect(upgraded(changes, TO_0_1_0, '0.0.0').texts['site.yaml']).not.toContain(text)
  })

  it('has a version of consent that is no number with another number after it', () => {
    const site = replaced('version: "1"', 'version: "2025-a"')
    expect(upgraded({ 'site.yaml': site }, TO_0_1_0, '0.0.0').texts['site.yaml']).toContain('version: "2025-a-2"')
  })
})
