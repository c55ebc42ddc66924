import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { frontSchema } from '../../../lib/publication/front-schema.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { siteSchema } from '../../../lib/publication/site-schema.ts'
import type { Values } from '../../../lib/settings/read-json.ts'
import { PUBLICATION } from '../../../tests/fixtures/publication.ts'
import { type CmsField, frontFields, siteFields } from '../cms-fields.ts'
import { formOfMessages, formOfSettings, jsonOfMessages, messageFields, yamlOfSettings } from '../edited-settings.ts'

const { publication } = readPublication(PUBLICATION)
if (!publication) throw new Error('The publication cannot be read.')
const SITE = siteFields(publication, { site: siteSchema })
const FRONT = frontFields(publication, { front: frontSchema })

const FILE = `# The publication
name: "The Gazette"   # the short name
languages: [en, ar]
description:
  en: News of the valley.   # agreed in May
  ar: أخبار الوادي.
publisher: {name: Gazette Press, email: privacy@gazette.example}

sections:
  # the first one is on the front page
  science:
    label: {en: Science, ar: علوم}
  trade:
    label:
      en: Trade
      ar: تجارة
consent:
  version: "1" # raised in June
  notice: off
`

/**
 * The values of a form with a change, as the editor saves them: with an empty value for each field that is not filled.
 */
function edited(text: string, change: (form: Values) => Values, fields = SITE): string {
  const form = formOfSettings(text, fields)
  return yamlOfSettings({ ...withEmpty(form, fields), ...change(form) }, fields)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function withEmpty(form: Values, fields: readonly CmsField[]): Values {
  return { ...Object.fromEntries(fields.map(({ name, widget }) => [name, widget === 'list' ? [] : ''])), ...form }
}

describe('the form of site.yaml', () => {
  it('has a field for each key that editors change, and for each language', () => {
    const fields = new Map(SITE.map((field) => [field.name, field]))
    expect([...fields.keys()]).toEqual(
      expect.arrayContaining(['name', 'description', 'publisher', 'sections', 'authors']),
    )
    const tags = publication.languages.map(({ tag }) => tag)
    for (const key of ['name', 'description', 'sameAs'])
      expect(fields.get(key)?.fields?.map(({ name }) => name)).toEqual(['allLanguages', ...tags])
    expect(fields.get('sections')).toMatchObject({ widget: 'list', keyed: true })
    expect(fields.get('quotes')?.options?.map(({ value }) => value)).toEqual(['language', 'source'])
    expect(fields.get('publisher')?.fields?.map(({ name }) => name)).toEqual(['name', 'address', 'email'])
  })
})

describe('site.yaml after an edit', () => {
  it('is the same to the letter where nothing was edited', () => {
    const own = readFileSync(`${PUBLICATION}/site.yaml`, 'utf8')
    for (const text of [FILE, own]) expect(edited(text, () => ({}))).toBe(text)
  })

  it('differs only in the line of the value, and keeps its comment and quotation marks', () => {
    expect(edited(FILE, () => ({ name: { allLanguages: 'The Herald', ar: '' } }))).toBe(
      FILE.replace('The Gazette', 'The Herald'),
    )
    expect(edited(FILE, () => ({ name: { allLanguages: 'The Gazette', ar: 'الوادي' } }))).toContain(
      'name:\n  en: The Gazette\n  ar: الوادي ',
    )
    expect(edited(FILE, () => ({ description: { en: 'News.', ar: 'أخبار الوادي.' } }))).toBe(
      FILE.replace('News of the valley.', 'News.'),
    )
    expect(
      edited(FILE, () => ({ publisher: { name: { allLanguages: 'Valley Press' }, email: 'privacy@gazette.example' } })),
    ).toBe(FILE.replace('Gazette Press', 'Valley Press'))
  })

  it('has a new section after the others, and no line of one that was removed', () => {
    const label = { en: 'World', ar: 'العالم' }
    const world = '  world:\n    label:\n      en: World\n      ar: العالم\n'
    expect(edited(FILE, ({ sections }) => ({ sections: [...listOf(sections), { key: 'world', label }] }))).toBe(
      FILE.replace('consent:', `${world}consent:`),
    )
    expect(edited(FILE, ({ sections }) => ({ sections: listOf(sections).slice(0, 1) }))).toBe(
      FILE.replace(/ {2}trade:[\s\S]*?(?=consent:)/, ''),
    )
  })
})

describe('front.yaml after an edit', () => {
  it('keeps its comments, except inside a list that was edited', () => {
    const file = '# For Sunday\nlead: harvest # agreed\norder: [rice, trains]\n'
    expect(edited(file, () => ({ lead: 'rice' }), FRONT)).toBe(file.replace('harvest', 'rice'))
    expect(parse(edited(file, () => ({ order: ['trains'] }), FRONT))).toEqual({ lead: 'harvest', order: ['trains'] })
  })

  it('is written where there was none', () => {
    const groups = [{ label: { en: 'Sunday' }, stories: ['rice'] }]
    expect(yamlOfSettings({ lead: 'harvest', order: [], groups, until: '' }, FRONT)).toBe(
      'lead: harvest\ngroups:\n  - label:\n      en: Sunday\n    stories:\n      - rice\n',
    )
  })
})

describe('a file of messages after an edit', () => {
  const FILE = '{\n    "share": "Pass on",\n    "close": "Shut"\n}'

  it('has a field for each message, with the text that readers have now and the note for translators', () => {
    expect(messageFields({ share: 'Share' }, { $reviewedBy: 'Who.', share: 'A button.' })).toMatchObject([
      { name: '$reviewedBy', hint: 'Who.' },
      { name: 'share', hint: 'Share (A button.)' },
    ])
  })

  it('has only the texts that are filled in, indented as before', () => {
    expect(jsonOfMessages({ ...formOfMessages(FILE), share: 'Send', close: '', listen: 'Hear' })).toBe(
      '{\n    "share": "Send",\n    "listen": "Hear"\n}',
    )
    expect(jsonOfMessages({ share: 'Send', close: '' })).toBe('{\n  "share": "Send"\n}')
  })
})
