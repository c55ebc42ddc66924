import { expect, it } from 'vitest'
import { normalizeValue } from '../../../lib/source/patch-yaml.ts'
import { formOfGlossary, yamlOfGlossary } from '../edited-glossary.ts'

const FILE = `# Names
- {en: Masthead}   # stays

# People
- en: Ada Writer
  ru: [Ада Райтер, Ад* Райтер]
  title: {en: Mayor}
# Words
- {en: undocumented, avoid: {en: illegal*}}
`

it.each<[name: string, change: (terms: unknown[]) => unknown[], file: string]>([
  ['nothing', (terms) => terms, FILE],
  [
    'a new entry',
    (terms) => [...terms, { en: 'Port', ru: 'Порт', title: { en: '' }, avoid: {} }],
    `${FILE}- {en: Port, ru: Порт}\n`,
  ],
  [
    'an edited entry',
    ([, ...terms]) => [{ en: 'Masthead\nthe paper' }, ...terms],
    FILE.replace('{en: Masthead}   # stays', '{en: [Masthead, the paper]}'),
  ],
  ['an entry that is gone', ([, ...terms]) => terms, FILE.replace('- {en: Masthead}   # stays\n', '')],
  ['another order', ([one, two, three]) => [two, one, three], ''],
])('the form of glossary.yaml changes only what was edited: %s', (_, change, file) => {
  const { terms, source } = formOfGlossary(FILE)
  const all = Array.isArray(terms) ? terms : []
  const after = yamlOfGlossary({ terms: change(all), source })
  if (file) expect(after).toBe(file)
  expect(formOfGlossary(after).terms).toEqual(normalizeValue(change(all)))
})
