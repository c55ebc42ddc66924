import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { siteSchema } from '../../lib/publication/site-schema.ts'
import { frontMatterSchema } from '../../lib/story/read/front-matter-schema.ts'
import { FRONT_MATTER, type JsonSchema, SITE, schemaFiles } from '../../packages/masthead/schemas/schema-files.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { GOOD_FILES } from './good-newsroom.ts'
import MISTAKES from './schema-mistakes.json' with { type: 'json' }

/** A service that is sound, where the good newsroom’s `consent` begins. */
const SERVICE = 'consent:\n  services: [{name: Films, purpose: embeds, embed: "https://films.example"}]\n'

const ajv = new Ajv({ allErrors: true })
addFormats.default(ajv)
const isFrontMatter = ajv.compile(JSON.parse(readFileSync('schemas/front-matter.json', 'utf8')))
const isSite = ajv.compile(JSON.parse(readFileSync('schemas/site.json', 'utf8')))

it.each(Object.entries(schemaFiles()))(
  '%s says what the definition says; if not, `npm run schemas` writes it',
  (name, text) => {
    expect(readFileSync(name, 'utf8')).toBe(text)
  },
)

it.each(Object.entries({ 'front matter': FRONT_MATTER, 'site.yaml': SITE }))(
  'describes every key of %s',
  (_, schema) => {
    const keys = keysOf(schema)
    expect(keys.length).toBeGreaterThan(20)
    expect(keys.filter(([, { description }]) => !description?.endsWith('.')).map(([key]) => key)).toEqual([])
  },
)

describe('what is sound passes', () => {
  const stories = readdirSync(PUBLICATION, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

  it('each story and each standing page of a publication', () => {
    expect(stories.length).toBeGreaterThan(50)
    for (const name of stories) {
      isFrontMatter(frontMatterOf(readFileSync(path.join(PUBLICATION, name), 'utf8')))
      expect([name, isFrontMatter.errors]).toEqual([name, null])
    }
  })

  const site = String(GOOD_FILES['site.yaml'])
  it.each([readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'), site, site.replace('consent:\n', SERVICE)])(
    'site.yaml',
    (text) => {
      isSite(parse(text))
      expect(isSite.errors).toBeNull()
    },
  )

  it.each(examplesOf(FRONT_MATTER))('the example for the key %s in front matter', (key, example) => {
    const written = { title: 'A story', [key]: example }
    expect(isFrontMatter(written)).toBe(true)
    expect(frontMatterSchema.safeParse(written).error).toBeUndefined()
  })

  it.each(examplesOf(SITE))('the example for the key %s in site.yaml', (key, example) => {
    const written = { ...parse(String(GOOD_FILES['site.yaml'])), [key]: example }
    expect(isSite(written)).toBe(true)
    expect(siteSchema.safeParse(written).error).toBeUndefined()
  })
})

describe('a mistake is one to the schema as it is to the check', () => {
  it.each(MISTAKES.frontMatter)('in front matter, %s', (_, yaml) => {
    const written = parse(yaml)
    expect(isFrontMatter(written)).toBe(false)
    expect(frontMatterSchema.safeParse(written).success).toBe(false)
  })

  it.each(MISTAKES.site)('in site.yaml, %s', (_, good, bad) => {
    const text = String(GOOD_FILES['site.yaml'])
    expect(text).toContain(good)
    const written = parse(text.replace(good, bad))
    expect(isSite(written)).toBe(false)
    expect(siteSchema.safeParse(written).success).toBe(false)
  })
})

function frontMatterOf(text: string): unknown {
  return parse(text.split(/^---$/m)[1] ?? '')
}

/** Every key that a schema names, at any depth. */
function keysOf(schema: JsonSchema, under = ''): [string, JsonSchema][] {
  const inner = [schema.items, schema.additionalProperties].flatMap((part) =>
    typeof part === 'object' && !Array.isArray(part) ? keysOf(part, under) : [],
  )
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, part]): [string, JsonSchema][] => {
    if (typeof part !== 'object') return []
    const key = under + name
    return [[key, part], ...keysOf(part, `${key}.`)]
  })
  return [...own, ...inner]
}

function examplesOf({ properties = {} }: JsonSchema): [string, unknown][] {
  const examples = Object.entries(properties).flatMap(([key, schema]): [string, unknown][] => {
    return typeof schema === 'object' ? (schema.examples ?? []).map((example) => [key, example]) : []
  })
  // A test of none would pass.
  return examples.length > 0 ? examples : [['no key has an example', undefined]]
}
