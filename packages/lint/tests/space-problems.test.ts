import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { proseOf } from '../../../lib/library/texts-of.ts'
import { sectionsOf } from '../../../tests/unit/sections-of.ts'
import { spaceProblems } from '../space-problems.ts'
import CASES from './space-problems.json' with { type: 'json' }

describe('spaces beside marks of punctuation', () => {
  it.each(CASES.right)('are right in %s: %s', (lang, text) => {
    expect(spaceProblems(text, lang)).toEqual([])
  })

  it.each(CASES.wrong)('are wrong in $lang: $text', ({ lang, text, at }) => {
    expect(spaceProblems(text, lang).map((problem) => problem.at)).toEqual(at)
  })

  it('are right as the hint writes them', () => {
    const [section] = sectionsOf('Quoi&#8239;? «&nbsp;Oui&nbsp;»&#8239;!', 'fr')
    const text = section?.kind === 'paragraph' ? proseOf(section.text) : ''
    expect(text).toContain('Quoi\u202f?')
    expect(spaceProblems(text, 'fr')).toEqual([])
  })

  it.each(Object.entries(CASES.beside))('are right beside emphasis where Markdown needs them: %s', (markdown, at) => {
    const [section] = sectionsOf(markdown, 'zh')
    const text = section?.kind === 'paragraph' ? proseOf(section.text) : ''
    expect(spaceProblems(text, 'zh').map((problem) => problem.at)).toEqual(at)
  })

  it('are told apart in French: a space that is missing, and one at which a line may break', () => {
    expect(spaceProblems('Quoi? Quoi ?', 'fr').map(({ message }) => message)).toEqual([
      'A line could break here, between a mark and its words.',
      'In French a no-break space belongs here.',
    ])
  })
})

const TAGS = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa']

it.each(TAGS)('the texts of the interface have the spaces of %s', (tag) => {
  const messages = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(`lib/language/messages/${tag}.json`, 'utf8')))
  expect(Object.values(messages).flatMap((text) => spaceProblems(text, tag))).toEqual([])
})
