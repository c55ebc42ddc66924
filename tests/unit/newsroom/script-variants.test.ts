import { expect, it } from 'vitest'
import { scriptVariant, toCyrillic } from '../../../docs/examples/outputs/script-variants.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { configSchema } from '../../../lib/newsroom/define-config.ts'
import { namedOutputs, ownOutputFiles } from '../../../lib/newsroom/newsroom-config.ts'
import { withBody, writeNewsroom } from '../../content/newsroom.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'
import CASES from './script-variants.json' with { type: 'json' }

it.each(Object.entries(CASES.serbian))('converts Serbian %s', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(cyrillic)
})

const BODY = `## Dom & polje

Njiva je **puna**, kaže \`npm\` [ovde](/en/harvest/). A < B.

- Prvo
- Drugo

| a | b |
| - | - |
| 1 | 2 |
`

async function pageIn(to: string, convert: (text: string) => string, body: string) {
  const { library } = readLibrary(writeNewsroom({ 'stories/extra/en.md': withBody(body) }))
  if (!library) throw new Error('The newsroom has errors.')
  const config = configSchema.parse({ outputs: [scriptVariant({ from: 'en', to, convert, note: 'Note' })] })
  const named = namedOutputs(config, library, [])
  expect(named.problems).toEqual([])
  const file = ownOutputFiles(named, contextOf(library)).find(({ name }) => name === `${to}/extra/index.html`)
  return String(await file?.make())
}

it('a page in another script says that a machine made it, and leads to the original', async () => {
  const page = await pageIn('sr-Cyrl', toCyrillic, BODY)
  expect(page).toContain('<html lang="sr-Cyrl" dir="ltr">')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).toContain('<p class="made-by-machine"><a href="../../en/extra/" hreflang="en">Note</a></p>')
  expect(page).toMatch(/<link rel="canonical" href="[^"]*en\/extra\/">/)
  expect(page.match(/Њива/g)).toHaveLength(1) // an excerpt is no standfirst
  expect(page).toContain('>Дом &amp; поље</h2>')
  expect(page).toContain(
    'Њива је <strong>пуна</strong>, каже <code>npm</code> <a href="../../en/harvest/">овде</a>. А &lt; Б.',
  )
  expect(page).toMatch(/<ul [^>]*><li><p [^>]*>Прво<\/p><\/li>/)
  expect(page).toMatch(/<a href="\.\.\/\.\.\/en\/extra\/#(\w+)" hreflang="en">⋯/)
})

it('takes any converter, as that of OpenCC', async () => {
  const traditional = (text: string) => text.replaceAll(/[汉语]/g, (sign) => ({ 汉: '漢', 语: '語' })[sign] ?? sign)
  expect(await pageIn('zh-Hant', traditional, '汉语 is a language.')).toContain('漢語 is a language.')
})
