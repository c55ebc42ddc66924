import { existsSync } from 'node:fs'
import path from 'node:path'
import culori from 'culori/require'
import { z } from 'zod'
import { inCalendar } from '../language/format.ts'
import { languageOf, suitableTags, tagProblem } from '../language/language.ts'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { ownServices } from '../settings/declared.ts'
import { parseYaml, type YamlValue } from '../source/parse-yaml.ts'
import { soundPart } from '../source/sound-part.ts'
import { nameOf, readSource } from '../source/source-file.ts'
import { findByLanguage, zodProblems } from '../source/values.ts'
import { withOwnRepository } from './cms-schema.ts'
import { toNewsletter } from './newsletter.ts'
import { darkerColour, readColour } from './palette.ts'
import { type Publication, registeredTopics } from './publication.ts'
import { type ReadMessages, readMessages } from './read-messages.ts'
import { readTheme } from './read-theme.ts'
import { serviceSchema, toService } from './services.ts'
import { type Site, siteSchema } from './site-schema.ts'

/** The result of reading site.yaml. */
export interface ReadPublication {
  /** Given even if some of its texts are wrong, so that the stories can be checked against it. */
  readonly publication?: Publication
  /** What its sound keys say, if others are wrong: other files are checked against it, and nothing is published. */
  readonly partial?: Publication
  /** The values of site.yaml with the line and column of each. */
  readonly parsed?: YamlValue
  readonly problems: readonly Problem[]
}

/** Reads site.yaml. */
export function readPublication(root: string): ReadPublication {
  const file = path.join(root, 'site.yaml')
  if (!existsSync(file)) {
    const message = 'There is no site.yaml, so nothing is known of the publication.'
    const hint = 'Name the folder that has it, CONTENT_DIR=…, or begin a newspaper: npx masthead init'
    return {
      problems: [{ file: nameOf(root, file), ...START, severity: 'error', rule: 'site-missing', message, hint }],
    }
  }
  const { source, readable, problems } = readSource(root, file)
  if (!readable) return { problems }
  const { parsed, problems: yamlProblems } = parseYaml(source, source.text)
  problems.push(...yamlProblems)
  if (!parsed) return { problems }
  const { data: whole, error } = siteSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  if (error) problems.push(...zodProblems(source, parsed, error.issues, siteSchema))
  const site = whole ?? soundPart(siteSchema, parsed.value, error?.issues ?? [], NEEDED)
  if (!site) return { parsed, problems }
  const declared = z.array(serviceSchema).parse(ownServices(root))
  const data = { ...site, consent: { ...site.consent, services: [...site.consent.services, ...declared] } }
  const read = readMessages(root, languagesOf(data))
  problems.push(
    ...crossChecks(source.name, parsed, data),
    ...(whole ? publisherWarnings(source.name, parsed, data) : []),
  )
  const { theme, problems: themeProblems } = readTheme(root)
  problems.push(...missingMessages(source.name, parsed, data, read), ...read.problems, ...themeProblems)
  const publication = { ...toPublication(data, read), theme }
  return whole ? { publication, parsed, problems } : { partial: publication, parsed, problems }
}

/** The keys of site.yaml on which checks of other files, or of other keys, depend. */
const NEEDED = [
  ...['languages', 'defaultLanguage', 'fallback', 'sections', 'topics', 'authors', 'pages', 'menus', 'consent'],
  ...['extensions', 'accept', 'messages', 'newsletter', 'logo', 'type', 'unreviewed', 'quotes'],
]

function toPublication({ editor: cms, publisher, newsletter, ...site }: Site, { messages }: ReadMessages): Publication {
  const languages = languagesOf(site).map((tag) => {
    const calendar = typeof site.calendar === 'string' ? site.calendar : site.calendar?.[tag]
    const endonym = site.languageNames?.[tag]
    return {
      ...languageOf(tag),
      ...(endonym !== undefined && { endonym }),
      ...(calendar && { dates: inCalendar(tag, calendar) }),
    }
  })
  const { notice, services } = site.consent
  const consent = { ...site.consent, notice: notice === 'off' ? undefined : notice, services: services.map(toService) }
  return {
    ...site,
    languages,
    messages,
    consent,
    publisher: publisher ?? undefined,
    cms: cms && withOwnRepository(cms),
    newsletter: newsletter && toNewsletter(newsletter),
  }
}

function languagesOf(site: Pick<Site, 'languages'>): string[] {
  return [...new Set(site.languages)].filter((tag) => tagProblem(tag) === undefined)
}

/** Reports an error at a value of site.yaml, or at its key. */
type Report = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string, what?: 'key') => void

function crossChecks(file: string, parsed: YamlValue, site: Site): Problem[] {
  const problems: Problem[] = []
  const report: Report = (where, rule, message, hint, what) => {
    problems.push({ file, ...parsed.placeOf(where, what), severity: 'error', rule, message, hint })
  }
  for (const [index, tag] of site.languages.entries()) {
    const problem = tagProblem(tag)
    if (problem) report(['languages', index], 'language-unknown', problem.message, problem.hint)
    if (site.languages.indexOf(tag) < index) {
      report(['languages', index], 'value-invalid', `“${tag}” is named twice.`, 'Delete it here.')
    }
  }
  if (!site.languages.includes(site.defaultLanguage)) {
    const hint = `Choose one of ${site.languages.join(', ')}.`
    report(['defaultLanguage'], 'language-unknown', `“${site.defaultLanguage}” is not one of the languages.`, hint)
  }
  for (const [tag, others] of Object.entries(site.fallback ?? {})) {
    for (const [index, other] of others.entries()) {
      if (other !== tag && site.languages.includes(other)) continue
      const message = `“${other}” is not one of the other languages.`
      report(['fallback', tag, index], 'language-unknown', message, suggest(other, site.languages))
    }
  }
  const { services } = site.consent
  const notices = site.consent.notice === 'off' ? undefined : site.consent.notice
  const glossary = (site.translation?.glossary ?? []).map(
    (term, index) => [['translation', 'glossary', index], term] as const,
  )
  const known = new Set(languagesOf(site).flatMap(suitableTags))
  const calendars = typeof site.calendar === 'object' ? site.calendar : {}
  const others = [
    [['calendar'], calendars],
    [['fallback'], site.fallback ?? {}],
    [['languageNames'], site.languageNames ?? {}],
  ] as const
  const byLanguage = [...findByLanguage(siteSchema, parsed.value), ...glossary, ...others]
  for (const [where, values] of byLanguage) {
    for (const tag of Object.keys(values).filter((one) => !known.has(one))) {
      report(
        [...where, tag],
        'language-unknown',
        `“${tag}” is not one of the languages.`,
        'Add it to `languages`.',
        'key',
      )
    }
  }
  for (const [key, { languages }] of Object.entries(site.authors ?? {})) {
    for (const [index, tag] of languages.entries()) {
      const problem = tagProblem(tag)
      const where = ['authors', key, 'languages', index]
      if (problem) report(where, 'language-unknown', problem.message, problem.hint)
    }
  }
  for (const [tag, notice] of Object.entries(notices ?? {})) {
    for (const link of ['privacy', 'terms'] as const) {
      if (notice.text.includes(notice[link])) continue
      const message = `“${notice[link]}” does not occur in the notice’s text.`
      report(['consent', 'notice', tag, link], 'notice-link', message, 'Copy the words exactly from the notice.')
    }
  }
  for (const [index, { name, purpose }] of services.map(toService).entries()) {
    if (notices || purpose === 'embeds') continue
    const message = `“${name}” needs the consent of readers, and this site does not ask for it: \`notice\` is off.`
    report(['consent', 'services', index], 'value-invalid', message, 'Write a notice, or delete this service.')
  }
  if (site.comments?.use === 'frame') {
    const { origin } = new URL(site.comments.frame)
    const hosts = services.map(toService).flatMap(({ embed }) => (embed ? new URL(embed).origin : []))
    const hint = `Add one under consent.services, with \`purpose: embeds\` and \`embed: ${origin}\`.`
    const message = `No service in site.yaml declares ${origin}, which shows the comments.`
    if (!hosts.includes(origin)) report(['comments', 'frame'], 'embed-host', message, hint)
  }
  if (site.mail && !site.mail.unsubscribe) {
    const known = site.newsletter && toNewsletter(site.newsletter).unsubscribe
    const hint = 'Write `unsubscribe: …` under `mail`: what your provider replaces by that address.'
    if (!known) report(['mail'], 'key-missing', 'The mail edition has no link to unsubscribe.', hint, 'key')
  }
  checkLook(site, report)
  for (const name of Object.keys(site.topics ?? {}).filter((topic) => Object.hasOwn(site.sections, topic))) {
    report(['topics', name], 'value-invalid', `“${name}” is a section too.`, 'Delete the topic here.', 'key')
  }
  const topics = Object.entries(registeredTopics(site)).map(([name, { label }]) => {
    return [[Object.hasOwn(site.sections, name) ? 'sections' : 'topics', name, 'label'], label] as const
  })
  const authors = Object.entries(site.authors ?? {}).map(([key, { name = {} }]) => {
    return [['authors', key, 'name'], name] as const
  })
  for (const { where, text, owner } of [...sharedNames(topics), ...sharedNames(authors)]) {
    report(where, 'value-invalid', `“${text}” is a name of “${owner}” too.`, 'Write another name.')
  }
  return problems
}

/**
 * Checks the look that site.yaml gives the publication: the colours of `brand`, and the languages of logos and fonts.
 */
function checkLook({ brand, sections, logo, type, languages }: Site, report: Report): void {
  const colours = Object.entries(brand?.sections ?? {})
  for (const [name] of colours.filter(([name]) => !Object.hasOwn(sections, name))) {
    const hint = suggest(name, Object.keys(sections))
    report(['brand', 'sections', name], 'value-invalid', `There is no section “${name}”.`, hint, 'key')
  }
  checkColour(['brand', 'accent'], brand?.accent, report)
  for (const [name, css] of colours) checkColour(['brand', 'sections', name], css, report)
  for (const tag of Object.keys(logo ?? {}).filter((one) => !languages.includes(one))) {
    report(['logo', tag], 'language-unknown', `“${tag}” is not one of the languages.`, suggest(tag, languages), 'key')
  }
  for (const [font, { languages: own = [] }] of (type?.fonts ?? []).entries()) {
    for (const [index, tag] of own.entries()) {
      if (languages.includes(tag)) continue
      const where = ['type', 'fonts', font, 'languages', index]
      report(where, 'language-unknown', `“${tag}” is not one of the languages.`, suggest(tag, languages))
    }
  }
}

function checkColour(where: readonly string[], css: string | undefined, report: Report): void {
  if (css === undefined) return
  const colour = readColour(css)
  if (colour) {
    const darker = darkerColour(colour)
    const hint = `The nearest colour that can is ${darker}.`
    if (darker) report(where, 'colour-contrast', `Text in “${css}” cannot be read on light paper.`, hint)
    return
  }
  const named = didYouMean(css, Object.keys(culori.colorsNamed))
  const hint = named ? `Did you mean “${named}”?` : 'Write #0a5c8f, rgb(10 92 143), oklch(48% 0.15 250) or a CSS name.'
  report(where, 'value-invalid', `“${css}” is not an opaque CSS colour.`, hint)
}

/** Returns the names that two entries of one kind share, with the key of the first of these entries. */
function sharedNames(entries: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[]) {
  const owners = new Map<string, string>()
  return entries.flatMap(([where, names]) =>
    Object.entries(names).flatMap(([tag, text]) => {
      const key = where[1] ?? ''
      const owner = owners.get(text.toLowerCase()) ?? key
      owners.set(text.toLowerCase(), owner)
      return owner === key ? [] : [{ where: [...where, tag], text, owner }]
    }),
  )
}

/** Warns of languages without messages, and of those whose messages are in another script. */
function missingMessages(file: string, parsed: YamlValue, site: Site, { missing }: ReadMessages): Problem[] {
  return [...missing].map(([tag, other]) => ({
    file,
    ...parsed.placeOf(['languages', site.languages.indexOf(tag)]),
    rule: 'words-missing',
    severity: 'warning',
    message:
      other === undefined
        ? `The interface does not speak “${tag}” yet; readers get it in English.`
        : `The interface does not speak “${tag}” yet; readers get the texts of “${other}”, in another script.`,
    hint: `Translate what npx masthead messages --missing ${tag} lists, in messages/${tag}.json beside site.yaml.`,
  }))
}

/** Warns if site.yaml names no publisher, who is responsible for readers' data. */
function publisherWarnings(file: string, parsed: YamlValue, { publisher }: Site): Problem[] {
  if (publisher) return []
  const message = 'The privacy page cannot say who is responsible and how to reach them: `publisher` is empty.'
  const hint = 'Write `publisher: {name: …, email: …}`, and an `address: …` if there is one.'
  const place = parsed.placeOf(['publisher'], 'key')
  return [{ file, ...place, rule: 'publisher-missing', severity: 'warning', message, hint }]
}
