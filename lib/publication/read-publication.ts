import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isLanguageTag, languageOf } from '../language/language.ts'
import { hasWords } from '../language/words.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { parseYaml, type YamlValue } from '../source/parse-yaml.ts'
import { nameOf, readSource, type SourceFile } from '../source/source-file.ts'
import { zodProblems } from '../source/zod-problems.ts'
import { PURPOSES, type Publication } from './publication.ts'

const text = z.string().trim().min(1, { error: 'it is empty' })
const localised = z.record(z.string(), text)
const address = z.url({ protocol: /^https?$/, error: 'it is not a web address' })

/** The form of site.yaml. */
export const siteSchema = z.strictObject({
  name: text,
  description: localised,
  languages: z.array(text).min(1, { error: 'name at least one language' }),
  defaultLanguage: text,
  licence: z.strictObject({ text, language: text }).optional(),
  hotline: z
    .strictObject({
      label: localised,
      number: text,
      tel: z.string().regex(/^\+\d+$/, { error: 'write + and digits, with the country’s code' }),
    })
    .optional(),
  sections: z
    .record(z.string().regex(/^[a-z][a-z\d-]*$/, { error: 'a–z, 0–9, -' }), z.strictObject({ label: localised }))
    .default({}),
  consent: z.strictObject({
    version: z.string().regex(/^[\w-]+$/, { error: 'use letters, digits and hyphens' }),
    notice: z.record(z.string(), z.strictObject({ text, privacy: text, terms: text })),
    services: z
      .array(
        z.strictObject({
          name: text,
          purpose: z.enum(PURPOSES),
          script: address.optional(),
          embed: address.optional(),
          cookies: z.array(text).default([]),
          storage: z.array(text).default([]),
        }),
      )
      .default([]),
  }),
  credits: localised.optional(),
  publishingPrinciples: address.optional(),
  correctionsPolicy: address.optional(),
  sameAs: z.array(address).optional(),
  hub: address.optional(),
  security: z
    .strictObject({
      // RFC 9116, 2.5.3: an address of the web must be https.
      contact: z.array(z.url({ protocol: /^(https|mailto|tel)$/, error: 'write https:, mailto: or tel:' })).min(1),
      expires: z.iso.datetime({ offset: true, error: 'write a date and a time with its zone, 2027-01-01T00:00:00Z' }),
    })
    .optional(),
  gpc: z.strictObject({ lastUpdate: z.iso.date({ error: 'write a date, 2027-01-01' }) }).optional(),
})

type Site = z.infer<typeof siteSchema>

/**
 * Reads site.yaml.
 * @returns the publication even where some of its texts are wrong, so that the stories can be checked against it; the
 * source even where there is no publication
 */
export function readPublication(root: string): {
  publication: Publication | undefined
  source: SourceFile | undefined
  problems: Problem[]
} {
  const file = path.join(root, 'site.yaml')
  if (!existsSync(file)) {
    const message = 'There is no site.yaml, so nothing is known of the publication.'
    const hint = 'Copy content/site.yaml of Masthead and change its facts.'
    const at = { file: nameOf(root, file), ...START, severity: 'error' as const }
    return { publication: undefined, source: undefined, problems: [{ ...at, rule: 'site-missing', message, hint }] }
  }
  const { source, readable, problems } = readSource(root, file)
  if (!readable) return { publication: undefined, source, problems }
  const { parsed, problems: yamlProblems } = parseYaml(source, source.text)
  problems.push(...yamlProblems)
  if (!parsed) return { publication: undefined, source, problems }
  const result = siteSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  if (!result.success) {
    problems.push(...zodProblems(source, parsed, result.error.issues, knownKeys))
    return { publication: undefined, source, problems }
  }
  problems.push(...crossChecks(source, parsed, result.data))
  return { publication: toPublication(result.data), source, problems }
}

function toPublication(site: Site): Publication {
  const services = site.consent.services.map(({ script, embed, ...service }) => ({ ...service, script, embed }))
  return {
    ...site,
    languages: languagesOf(site).map(languageOf),
    licence: site.licence,
    hotline: site.hotline,
    credits: site.credits,
    hub: site.hub,
    security: site.security,
    gpc: site.gpc,
    consent: { ...site.consent, services },
  }
}

function languagesOf(site: Site): string[] {
  return [...new Set(site.languages)].filter(isLanguageTag)
}

function crossChecks(source: SourceFile, parsed: YamlValue, site: Site): Problem[] {
  const problems: Problem[] = []
  const report = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string, what?: 'key') => {
    problems.push({ file: source.name, ...parsed.placeOf(where, what), severity: 'error', rule, message, hint })
  }
  for (const [index, tag] of site.languages.entries()) {
    if (!isLanguageTag(tag)) {
      report(['languages', index], 'language-unknown', `“${tag}” is no BCP 47 language tag.`, 'Write en, zh or pt-BR.')
    } else if (!hasWords(tag)) {
      const hint = `Copy lib/language/words/en.json to ${tag}.json and translate it.`
      report(['languages', index], 'words-missing', `The interface does not speak “${tag}” yet.`, hint)
    }
    if (site.languages.indexOf(tag) < index) {
      report(['languages', index], 'value-invalid', `“${tag}” is named twice.`, 'Delete it here.')
    }
  }
  if (!site.languages.includes(site.defaultLanguage)) {
    const hint = `Choose one of ${site.languages.join(', ')}.`
    report(['defaultLanguage'], 'language-unknown', `“${site.defaultLanguage}” is none of the languages.`, hint)
  }
  const texts: [readonly PropertyKey[], Readonly<Record<string, unknown>> | undefined][] = [
    [['description'], site.description],
    [['hotline', 'label'], site.hotline?.label],
    [['consent', 'notice'], site.consent.notice],
    [['credits'], site.credits],
    ...Object.entries(site.sections).map(([name, { label }]): [PropertyKey[], Record<string, string>] => [
      ['sections', name, 'label'],
      label,
    ]),
  ]
  for (const [where, byLanguage] of texts) {
    if (!byLanguage) continue
    for (const tag of languagesOf(site).filter((language) => !Object.hasOwn(byLanguage, language))) {
      const message = `“${where.join('.')}” has no text in “${tag}”.`
      report(where, 'text-missing', message, `Add a line \`${tag}: …\` here.`, 'key')
    }
    for (const tag of Object.keys(byLanguage).filter((language) => !site.languages.includes(language))) {
      report([...where, tag], 'language-unknown', `“${tag}” is none of the languages.`, 'Add it to `languages`.', 'key')
    }
  }
  for (const [tag, notice] of Object.entries(site.consent.notice)) {
    for (const link of ['privacy', 'terms'] as const) {
      if (notice.text.includes(notice[link])) continue
      const message = `“${notice[link]}” does not occur in the notice’s text.`
      report(['consent', 'notice', tag, link], 'notice-link', message, 'Copy the words exactly as they stand there.')
    }
  }
  return problems
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.ZodType | undefined = siteSchema
  for (const key of path) schema = schema && childOf(schema, key)
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function childOf(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema
  const child: unknown =
    inner instanceof z.ZodObject
      ? inner.shape[String(key)]
      : inner instanceof z.ZodRecord
        ? inner.valueType
        : inner instanceof z.ZodArray
          ? inner.element
          : undefined
  const bare = child instanceof z.ZodOptional || child instanceof z.ZodDefault ? child.unwrap() : child
  return bare instanceof z.ZodType ? bare : undefined
}
