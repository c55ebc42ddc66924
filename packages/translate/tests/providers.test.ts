import { expect, it } from 'vitest'
import { translateByMachine } from '../machine-translation.ts'
import { type ProviderName, type ProviderSettings, providerOf } from '../providers.ts'
import { readBody } from '../translatable.ts'
import { type Instead, inCapitals, startProviders } from './provider-doubles.ts'

const STORY = 'The **catch** of 2024.\n\nThe [log](https://log.example/) says so.\n\n***\n'

/** Translates a story through a double of a provider. */
async function translated(
  name: ProviderName,
  options: {
    markdown?: string
    instead?: (index: number) => Instead | undefined
    translate?: (text: string) => string
  } = {},
) {
  const { markdown = STORY, instead, translate } = options
  const { origin, received } = await startProviders(instead, translate)
  const settings: ProviderSettings = {
    deepl: { key: 'KEY', address: origin },
    google: { key: 'KEY', address: `${origin}/` },
    libretranslate: { key: 'KEY', address: origin },
    'openai-compatible': { key: 'KEY', address: `${origin}/v1`, model: 'small' },
  }
  const provider = providerOf(name, settings, 'secret')
  if (!provider) throw new Error('There is no provider.')
  const body = readBody(markdown, 'en')
  const ids = new Set(['head', ...body.sections.map(({ id }) => id)])
  const terms = new Map([['log', '日誌']])
  const task = { from: 'en', to: 'zh-Hant', body, header: { title: 'The harbour' }, ids, terms }
  return { made: translateByMachine(task, provider, 'secret'), received }
}

it.each([
  [
    'deepl',
    '/v2/translate',
    { authorization: 'DeepL-Auth-Key secret' },
    { source_lang: 'EN', target_lang: 'ZH-HANT', tag_handling: 'xml', ignore_tags: ['x'], context: 'The harbour' },
  ],
  [
    'google',
    '/language/translate/v2',
    { 'x-goog-api-key': 'secret' },
    { source: 'en', target: 'zh-TW', format: 'html' },
  ],
  ['libretranslate', '/translate', {}, { source: 'en', target: 'zh-Hant', format: 'html', api_key: 'secret' }],
  ['openai-compatible', '/v1/chat/completions', { authorization: 'Bearer secret' }, { model: 'small' }],
] as const)('%s gets what it documents, and its answer becomes Markdown', async (name, url, headers, body) => {
  const { made, received } = await translated(name)
  const { header, sections, failed } = await made
  expect(received[0]).toMatchObject({ url, headers: { ...headers, 'content-type': 'application/json' }, body })
  expect([...failed]).toEqual([])
  expect(header).toEqual({ title: 'THE HARBOUR' })
  expect([...sections]).toEqual([
    ['p1', ['THE **CATCH** OF 2024.']],
    ['p2', ['THE [日誌](https://log.example/) SAYS SO.']],
    ['divider1', ['***']],
  ])
})

it('texts go to Google and LibreTranslate in HTML that says what is not to be translated', async () => {
  for (const name of ['google', 'libretranslate'] as const) {
    const { made, received } = await translated(name)
    await made
    expect(received[0]?.body.q).toContain(
      'The <g id="1"><x translate="no" class="notranslate" id="2">日誌</x></g> says so.',
    )
  }
})

it('a request is repeated after 429 and 5xx, when the provider says', async () => {
  const busy: Instead[] = [
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 503, headers: { 'retry-after': '0' } },
  ]
  const { made, received } = await translated('deepl', { instead: (index) => busy[index] })
  expect((await made).failed.size).toBe(0)
  expect(received).toHaveLength(3)
  expect(received[2]).toEqual(received[0])
})

it('a wrong key ends everything at the first request, and no message repeats the key', async () => {
  const json = { error: { code: 403, message: 'The key secret is not valid.' } }
  const { made, received } = await translated('google', { instead: () => ({ status: 403, json }) })
  await expect(made).rejects.toThrow('does not accept the key (403: The key … is not valid.)')
  expect(received).toHaveLength(1)
})

it('a section fails alone if the provider fails for it; its neighbours are kept', async () => {
  const { made } = await translated('openai-compatible', {
    instead: (index) => (index >= 1 && index <= 4 ? { status: 500, headers: { 'retry-after': '0' } } : undefined),
  })
  const { sections, failed } = await made
  expect([...failed]).toEqual([['p1', 'openai-compatible answers 500, after 4 tries.']])
  expect([...sections.keys()]).toEqual(['p2', 'divider1'])
})

it.each([
  ['another number', (text: string) => text.replace('2024', '2042'), 'another number or unit'],
  ['no marks', (text: string) => text.replace(/<\/?g.*?>/g, ''), 'lost, repeated or invented'],
])('a section whose translation has %s fails', async (_, change, message) => {
  const markdown = 'The **catch** of 2024.\n'
  const { made } = await translated('deepl', { markdown, translate: (text) => inCapitals(change(text)) })
  const { failed } = await made
  expect(failed.get('p1')).toContain(message)
})

it('a translation may exchange the places of two links', async () => {
  const markdown = 'The [boat](https://a.example/) has the [catch](https://b.example/).\n'
  const swap = (text: string) => text.replace(/(<g.*?<\/g>)(.*)(<g.*<\/g>)/, '$3$2$1')
  const { made } = await translated('deepl', { markdown, translate: (text) => inCapitals(swap(text)) })
  const { sections } = await made
  expect(sections.get('p1')).toEqual(['THE [CATCH](https://b.example/) HAS THE [BOAT](https://a.example/).'])
})

it('an answer with Markdown of its own stays one paragraph of words', async () => {
  const { made } = await translated('deepl', { markdown: 'A boat.\n', translate: () => '# A\n\n- boat' })
  const { sections } = await made
  expect(sections.get('p1')).toEqual(['\\# A - boat'])
})

it('translates tables, charts, pictures, lists, boxes and notes, and nothing else in them', async () => {
  // What is to be translated is between « and ».
  const marked = `## «A heading»

- «One item»
- «another»[^1]

![«A boat»](boat.jpg "«In port»"){credit="Ada Writer" wide}

:::chart[«The catch»]{kind=bar unit="«tons»" forecast="«next year»"}
| «Year» | «Tons» |
| --- | --: |
| «this year» | 900 |
| «next year» | 1200 |

«Source: the log.»
:::

:::facts[«In brief»]
«Two piers | open.»
:::

::embed[«Boats»]{kind=video address="https://films.example/3" still=boat.jpg alt="«Many boats»"}

\`\`\`
code stays
\`\`\`

[^1]: «A note.»
`
  const { made } = await translated('deepl', { markdown: marked.replaceAll(/[«»]/g, '') })
  const { sections, failed } = await made
  expect([...failed]).toEqual([])
  const expected = marked.trim().replaceAll(/«(.*?)»/g, (_, words) => words.toUpperCase().replace('LOG', '日誌'))
  expect([...sections.values()].flat().join('\n\n')).toBe(expected)
})
