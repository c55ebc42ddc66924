import path from 'node:path'
import type { NewsroomBundle } from '../../lib/builder/compile/bundle-newsroom.ts'
import type { Config } from '../../lib/builder/compile/define-config.ts'
import { type ImportSource, type ReadText, sourceText } from '../../lib/builder/compile/import-source.ts'
import { CONFIG } from '../../lib/builder/compile/newsroom-config.ts'
import { placeOfError } from '../../lib/builder/compile/run-newsroom.ts'
import { START } from '../../lib/problem/problem.ts'
import { reasonOf } from '../../lib/problem/reason-of.ts'
import { LIMITS } from '../../lib/source/limits.ts'
import type { SourceFile } from '../../lib/source/source-file.ts'
import { withinTime } from '../../lib/source/within-time.ts'
import { markdownBody } from './body/markdown-tree.ts'
import { applyEdits } from './body/text-edits.ts'
import { pictureFinder } from './output/find-picture.ts'
import { factsOf } from './source/facts-of.ts'
import { htmlValue } from './source/html-value.ts'
import { languageFor } from './source/language-for.ts'
import { readText, warnFor } from './source/source-site.ts'
import type { Body, ImportedEdition, SourceSite, System, Warn } from './types/imported.ts'

/** Returns the importers of a newsroom as systems that stories can be imported from. */
export function ownSystems(config: Config | undefined, bundle: NewsroomBundle | undefined): readonly System[] {
  return Object.entries(config?.importers ?? {}).map(([name, { hosts = [], pictures = [], ...importer }]) => {
    const report = (site: SourceSite, message: string, error?: unknown) => {
      const place = (bundle && placeOfError(error, bundle)) ?? { file: CONFIG, ...START }
      const hint = 'Correct its code.'
      site.problems.push({ ...place, rule: 'code-invalid', severity: 'error', message, hint })
    }
    const run = <Result>(site: SourceSite, call: (source: ImportSource) => Result): Result | undefined => {
      try {
        return withinTime(LIMITS.outputSeconds * 1000, () => call(sourceOf(site)))
      } catch (error) {
        report(site, `The importer “${name}” throws: ${reasonOf(error)}`, error)
        return undefined
      }
    }
    return {
      name,
      recognises: (site) => run(site, (source) => importer.recognises(source)) === true,
      read: (site, now) => {
        const given: unknown[] = run(site, (source) => [...importer.read(source)]) ?? []
        const sources = new Map<string, SourceFile | undefined>()
        const editions = given.flatMap((one, index) => {
          const { data, error } = sourceText.safeParse(one)
          const [issue] = error?.issues ?? []
          const key = ['', ...(issue?.path ?? [])].map(String).join('.')
          if (issue) report(site, `The importer “${name}” gives a wrong story: [${index}]${key}: ${issue.message}.`)
          if (!data) return []
          const source =
            sources.get(data.file) ?? (site.files.includes(data.file) ? readText(site, data.file) : undefined)
          sources.set(data.file, source)
          if (!source) report(site, `The importer “${name}” gives a story of “${data.file}”, which cannot be read.`)
          return source ? editionOf(site, source, data, now) : []
        })
        return {
          editions,
          hosts,
          findPicture: pictureFinder(site.root, ['', ...pictures], hosts),
          pictures: site.files,
        }
      },
    }
  })
}

function sourceOf(site: SourceSite): ImportSource {
  const { files, languages } = site
  return { files, languages, textOf: (file) => (files.includes(file) ? readText(site, file)?.text : undefined) }
}

function editionOf(site: SourceSite, source: SourceFile, given: ReadText, now: number): ImportedEdition {
  const { file, name, isPage, frontMatter, address, markdown, html, line } = given
  const place = { line, column: 1 }
  const warn = warnFor(site, source)
  // The text may be anywhere in its file, so all its problems are at the place of the story.
  const placed: Warn = (_, ...others) => warn(place, ...others)
  const facts = factsOf({ values: frontMatter, placeOf: () => place }, { warn, now })
  const body = (): Body =>
    html === undefined
      ? { ...markdownBody(applyEdits(markdown ?? '', []), placed), placeIn: () => place }
      : htmlValue(html, place, warn)
  const here = address ?? `/${path.posix.join(path.posix.dirname(file), name)}/`
  return {
    source,
    place,
    collection: isPage ? 'pages' : 'stories',
    key: given.key ?? facts.key ?? name,
    lang: languageFor(given.lang ?? facts.lang ?? site.language, site.languages),
    name,
    facts,
    readBody: body,
    address: here,
    paths: [here],
    former: [...(address && !facts.draft ? [address] : []), ...facts.aliases],
    warn,
  }
}
