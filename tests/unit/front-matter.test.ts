import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../lib/story/read/parse-story-file.ts'

function read(text: string) {
  const { problems, ...split } = readFrontMatter({ name: 'en.md', path: '/en.md', text })
  return { ...split, problems: problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`) }
}

const EVERYTHING = `title: The harvest is in
description: Barns are full.
date: 2025-02-24
updated: 2025-02-25T09:00:00+08:00
authors: [Ann, Ben]
tags: [farming]
section: science
kind: news
cover: {src: mill.png, alt: A mill, caption: At dusk., credit: Ann}
draft: true
translation: {of: en, by: human, translator: Ben, reviewer: Ann}
corrections: [{date: 2025-02-26, text: It was Ben.}]
accept: {date-missing: The source has none.}`

describe('front matter', () => {
  it('may hold every key that is documented', () => {
    const { frontMatter, problems } = read(`---\n${EVERYTHING}\n---\n`)
    expect(problems).toEqual([])
    expect(Object.keys(frontMatter ?? {})).toEqual(EVERYTHING.split('\n').map((line) => line.split(':')[0]))
  })

  it('needs no more than a title', () => {
    expect(read('---\ntitle: A story\n---\n').frontMatter).toEqual({ title: 'A story' })
  })
})

describe('a name', () => {
  it.each([
    ['authors: ["[Ann Lee](https://ann.example), Firm"]', '3:11'],
    ['authors: [Ann Lee <ann@firm.example>]', '3:11'],
    ['authors: [Ann Lee https://ann.example]', '3:11'],
    ['translation: {of: en, by: human, translator: "<a href=x>Ben</a>"}', '3:46'],
  ])('cannot be %j', (line, place) => {
    expect(read(`---\ntitle: A\n${line}\n---\n`).problems).toEqual([`${place} value-invalid`])
  })

  it.each(['Ann Lee, Firm', 'Ann [Lee]', 'A & B <3', 'Ann (Paris)'])('may be %j', (name) => {
    expect(read(`---\ntitle: A\nauthors: ["${name}"]\n---\n`).problems).toEqual([])
  })
})

describe('the text under it', () => {
  it.each([
    ['a usual file', '---\ntitle: A\n---\n\nText.\n'],
    ['a long front matter', '---\ntitle: A\ntags:\n  - b\n  - c\n---\nText.\n'],
    ['spaces after the hyphens', '---\ntitle: A\n---  \nText.\n'],
    ['no front matter', 'One.\n\nText.\n'],
    ['front matter in code', '---js\n{title: 1}\n---\n\nText.\n'],
    ['front matter that does not parse', '---\ntitle: "A\n---\n\nText.\n'],
    ['a rule of hyphens in the text', '---\ntitle: A\n---\n\nOne.\n\n---\n\nText.\n'],
  ])('keeps the line it has in the file: %s', (_, text) => {
    const { body } = read(text)
    expect(body.split('\n').indexOf('Text.')).toBe(text.split('\n').indexOf('Text.'))
  })
})

it('is read again each time: a second look finds the same problems', () => {
  const text = '---\ntitle: "A\n---\n'
  expect(read(text).problems).toEqual(['2:8 yaml-invalid'])
  expect(read(text).problems).toEqual(['2:8 yaml-invalid'])
})

it.each(['---js\nglobalThis.hasRun = true\n---\n', '---javascript\nglobalThis.hasRun = true\n---\n'])(
  'is never run as code',
  (text) => {
    expect(read(text).problems).toEqual(['1:1 front-matter-language'])
    expect(globalThis).not.toHaveProperty('hasRun')
  },
)

it('is not read with a thousand empty lines in a row, which gray-matter would look through for minutes', () => {
  expect(read(`---\ntitle: A${'\n'.repeat(900_000)}---\nText.\n`).problems).toEqual(['1:1 limit-exceeded'])
  expect(read(`---\ntitle: A${'\n'.repeat(900)}---\nText.\n`).problems).toEqual([])
})
