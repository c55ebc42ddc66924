import path from 'node:path'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type ImportSource, type ReadText, sourceText, TEXTS } from '../../lib/newsroom/import-source.ts'
import type { ReadConfig } from '../../lib/newsroom/newsroom-config.ts'
import { type Place, type Problem, reasonOf, START } from '../../lib/problem/problem.ts'
import { CONFIG } from '../../lib/publication/content-names.ts'
import { withinTime } from '../../lib/settings/process.ts'
import { LIMITS } from '../../lib/source/limits.ts'
import { htmlBody, markdownBody } from './body/markdown-tree.ts'
import { mdxTags } from './body/mdx.ts'
import { linkAddresses } from './output/links.ts'
import { pictureFinder } from './output/pictures.ts'
import { closedParts } from './source/closed-parts.ts'
import { asDraft } from './source/drafts.ts'
import { factsOf } from './source/facts-of.ts'
import { htmlPageIn, plainWords } from './source/html-page.ts'
import { languageFor, languagesIn } from './source/languages.ts'
import { isIgnored, NOTICE } from './source/omitted-files.ts'
import { readCsv } from './source/read-csv.ts'
import { fileNameOf, heldUntil, readDraft, storyNameOf } from './source/read-draft.ts'
import { readXml } from './source/read-xml.ts'
import { readData, splitFile } from './source/source-data.ts'
import type { SourceSite } from './source/source-site.ts'
import { orReport, readText, warnFor, warnIn } from './source/source-site.ts'
import { toDate } from './source/to-date.ts'
import { liquidTags } from './systems/liquid.ts'
import type { ImportedEdition, System } from './types/imported.ts'

/** Returns the importers of a newsroom as systems that stories can be imported from. */
export function customSystems({ config, placeOf }: Pick<ReadConfig, 'config' | 'placeOf'>): readonly System[] {
  return Object.entries(config?.importers ?? {}).map(([name, importer]) => {
    const report = (site: SourceSite, message: string, error?: unknown) => {
      const place = placeOf?.(error) ?? { file: CONFIG, ...START }
      const hint = 'Correct its code.'
      site.problems.push({ ...place, rule: 'code-invalid', severity: 'error', message, hint })
    }
    const run = <Result>(site: SourceSite, call: () => Result): Result | undefined => {
      try {
        return withinTime(LIMITS.outputSeconds * 1000, call)
      } catch (error) {
        report(site, `The importer “${name}” throws: ${reasonOf(error)}`, error)
        return undefined
      }
    }
    /** Reads the editions, each when it is needed. */
    function* editionsIn(site: SourceSite, source: ImportSource, hosts: Set<string>, now: number) {
      const given = run(site, () => importer.read(source)[Symbol.iterator]())
      for (let index = 0; given; index++) {
        const next = run(site, () => given.next())
        if (!next || next.done) return
        site.progress?.(index, site.files.length)
        const { data, error } = sourceText.safeParse(next.value)
        const [issue] = error?.issues ?? []
        const key = ['', ...(issue?.path ?? [])].map(String).join('.')
        if (issue) report(site, `The importer “${name}” gives a wrong story: [${index}]${key}: ${issue.message}.`)
        if (!data) continue
        if (!site.files.includes(data.file)) {
          report(site, `The importer “${name}” gives a story of “${data.file}”, which cannot be read.`)
          continue
        }
        const url = URL.parse(data.address ?? '')
        if (url) hosts.add(url.host)
        const address = url ? url.pathname + url.search : data.address
        const found = orReport(warnIn(site, data.file), START, () => editionOf(site, { ...data, address }, now))
        if (found) yield { ...found, readBody: () => resolveLinks(found.readBody(), (link) => resolve(link, source)) }
      }
    }
    const resolve = (url: string, source: ImportSource) => importer.resolve?.(url, source) ?? url
    return {
      name,
      recognises: (site) => run(site, () => importer.recognises(sourceOf({ ...site, problems: [] }))) === true,
      read: (site, now) => {
        const hosts = new Set(importer.hosts)
        const source = sourceOf(site)
        return {
          editions: editionsIn(site, source, hosts, now),
          hosts,
          findPicture: (edition, src) =>
            pictureFinder(site.root, ['', ...(importer.pictures ?? [])], [...hosts])(edition, resolve(src, source)),
          pictures: site.files,
        }
      },
    }
  })
}

/** Returns the files of a source as an importer of the newsroom reads them. */
function sourceOf(site: SourceSite): ImportSource {
  const { files, languages, language } = site
  const quiet = { ...site, problems: [] }
  // A hidden file may have settings.
  const isThere = (file: string) => files.includes(file) || site.omitted.has(file)
  const read = (file: string, from = site) => (isThere(file) ? readText(from, file) : undefined)
  const data = new Map<string, unknown>()
  let seeming: readonly string[] | undefined
  return {
    files,
    languages,
    language,
    texts: files.filter((file) => TEXTS.test(file) && !NOTICE.test(file)),
    textOf: (file) => {
      const problems: Problem[] = []
      const text = read(file, { ...site, problems })?.text
      // Characters that are left out matter only in stories, which are read again.
      if (text === undefined) site.problems.push(...problems)
      return text
    },
    dataOf: (file) => {
      if (!data.has(file)) data.set(file, readData(site, file))
      return data.get(file)
    },
    rowsOf: (file) => {
      const text = read(file)?.text
      site.settings.add(file)
      return text === undefined ? [] : readCsv(text)
    },
    xmlOf: (file) => {
      const source = read(file)
      if (!source) return undefined
      return readXml(source, (place, reason) =>
        warnFor(site, source)(place, 'import-skipped', `This file cannot be read: ${reason}.`, undefined, 'error'),
      )
    },
    // When the story is read, the same problems are reported.
    frontMatterOf: (file) => {
      const source = read(file, quiet)
      const split = source && splitFile(source, [])
      return (split && htmlPageIn(source, split.body)?.values) ?? split?.data.values ?? {}
    },
    partsOf: (file, tags) => {
      seeming ??= languagesIn(files, languages)
      const parts = fileNameOf(file, tags ?? seeming)
      return { ...parts, ...storyNameOf(parts) }
    },
    isLeftOut: (file, patterns) => isIgnored(site, file, patterns),
    omit: (file, reason) => site.omitted.set(file, reason),
    report: (file, line, message) => warnIn(site, file)({ line, column: 1 }, 'import-lost', message),
    wordsOf: plainWords,
  }
}

/**
 * Returns what an importer of the newsroom gives as an edition; undefined if its file cannot be read, which is
 * reported.
 */
function editionOf(site: SourceSite, given: ReadText, now: number): ImportedEdition | undefined {
  const { file, name, line, doubt, folder, markdown, html } = given
  const place = { line, column: 1 }
  const isWhole = markdown === undefined && html === undefined
  const read = isWhole ? readWhole(site, given, now) : readPart(site, given, place, now)
  if (!read) return undefined
  const { source, warn, readBody } = read
  const doubts = doubt ? [{ kind: 'doubt', name: doubt, why: doubt, place }] : []
  const facts = heldUntil(asDraft(read.facts, ...doubts), toDate(given.date), undefined, now)
  const here = given.address ?? `/${path.posix.join(path.posix.dirname(file), name)}/`
  return {
    ...{ source, place, folder, name, warn, readBody, address: here },
    collection: given.isPage ? 'pages' : 'stories',
    key: facts.key ?? given.key ?? name,
    lang: languageFor(facts.lang ?? given.lang ?? site.language, site.languages),
    facts: { ...facts, date: facts.date ?? (facts.publish ? undefined : given.date) },
    paths: [here, ...given.paths],
    former: [...(given.address ? [here] : []), ...facts.aliases],
  }
}

/** What is read of a text. */
type Read = Pick<ImportedEdition, 'source' | 'warn' | 'facts' | 'readBody'>

/** Reads a text that is a file of its own. */
function readWhole(site: SourceSite, { file, frontMatter, tags }: ReadText, now: number): Read | undefined {
  const draft = readDraft(site, file, { now }, (values, page) => frontMatter ?? page ?? values)
  if (!draft) return undefined
  const { facts, given, values, page } = draft
  const known = tags ?? (file.endsWith('.mdx') ? 'mdx' : undefined)
  const ofMdx = known === 'mdx' ? mdxTags(draft.body) : known
  const system = ofMdx === 'liquid' ? liquidTags({ title: facts.title, ...values }, {}) : ofMdx
  return { ...given, facts, readBody: () => page?.readBody(given.warn) ?? linkAddresses(draft.readBody(system)) }
}

/** Reads a text that is anywhere in its file, so all its problems are at the place of the story. */
function readPart(site: SourceSite, given: ReadText, place: Place, now: number): Read | undefined {
  const { file, frontMatter: values = {}, markdown = '', html } = given
  const source = readText(site, file)
  if (!source) return undefined
  const warn = warnFor(site, source)
  const text = { text: html ?? markdown, placeIn: () => place }
  const readBody = () => (html === undefined ? markdownBody(text, warn) : htmlBody(text, warn))
  const facts = factsOf({ values, placeOf: () => place }, { warn, now })
  const closed = closedParts(text.text).map((reason) => ({ ...reason, place }))
  return { source, warn, readBody, facts: asDraft(facts, ...closed) }
}

/** Resolves the links of a text that only its system understands. */
function resolveLinks(tree: Root, resolve: (url: string) => string): Root {
  visit(tree, ['link', 'definition'], (node) => {
    if ('url' in node) node.url = resolve(node.url)
  })
  return tree
}
