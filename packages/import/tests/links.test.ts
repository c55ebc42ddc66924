import { expect, it } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { importing } from './importing.ts'

const story = (text: string, more = '') => `---\ntitle: A mill\n${more}---\n\n${text}\n`

it('leads links to the id of a heading, and gives it to no heading to which nothing links', () => {
  const { texts } = importing({
    'mill.md': story('[two](#two), [other](wind.md#one).\n\n## One\n\nA.\n\n## Two\n\nB.'),
    'wind.md': story('Words.\n\n## One\n\nA.\n\n## Two\n\nB.'),
  })
  expect(texts['mill/en.md']).toBe(story('[two](#two), [other](../wind/#one).\n\n## One\n\nA.\n\n## Two {#two}\n\nB.'))
  expect(texts['wind/en.md']).toBe(story('Words.\n\n## One {#one}\n\nA.\n\n## Two\n\nB.'))
})

it('leads links of a free translation to its own headings', () => {
  const { texts, root } = importing({
    'mill.md': story('[two](#two).\n\n## One\n\nA.\n\n## Two\n\nB.'),
    'mill.fr.md': story(
      '[deux](#deux).\n\n## Zéro\n\nZ.\n\n## Un\n\nA.\n\n## Deux\n\nB.',
      'translation: {of: en, by: human, form: adapted}\n',
    ),
  })
  expect(texts['mill/fr.md']).toContain('[deux](#deux)')
  expect(texts['mill/fr.md']).toMatch(/^## Deux \{#deux\}$/m)
  expect(texts['mill/fr.md']).toContain('form: adapted')
  expect(
    readLibrary(root).problems.filter(({ severity, file }) => severity === 'error' && file.includes('mill')),
  ).toEqual([])
})

it.each([
  ['an id of the page itself', '[a](#notes).\n\n## Notes\n\nA.', '[a](#at-notes).\n\n## Notes {#at-notes}\n\nA.'],
  ['the number of a heading', '[a](#h2).\n\n## H2\n\nA.', '[a](#at-h2).\n\n## H2 {#at-h2}\n\nA.'],
  [
    'an id that another place has',
    '[a](#wheel) [b](#wheel-1).\n\n## Wheel\n\nA.\n\n## Wheel\n\n<a id="wheel"></a>B.',
    '[a](#wheel) [b](#wheel-2).\n\n## Wheel\n\nA.\n\n## Wheel {#wheel-2}\n\n<span id="wheel"></span>B.',
  ],
  ['words in another script', '[a](#колесо).\n\n## Колесо\n\nA.', undefined],
])('gives no heading %s', (_, source, written) => {
  const { texts, root, said } = importing({ 'mill.md': story(source) })
  if (written) expect(texts['mill/en.md']).toBe(story(written))
  const [, fragment = ''] = /\[a\]\(#([^)]+)\)/.exec(texts['mill/en.md'] ?? '') ?? []
  expect(texts['mill/en.md']).toMatch(new RegExp(`\\{#${fragment}\\}|id="${fragment}"`))
  expect(said).toEqual([])
  expect(
    readLibrary(root).problems.filter(({ severity, file }) => severity === 'error' && file.includes('mill')),
  ).toEqual([])
})
