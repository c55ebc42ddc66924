import path from 'node:path'
import matter from 'gray-matter'
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import {
  type AttachedFile,
  fileFactsOf,
  readLinkedFile,
  type SharedFiles,
  sharedDigest,
  sharedName,
} from '../../attachment/attachment.ts'
import { smallness } from '../../picture/measure-picture.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Slot } from '../../picture/slots.ts'
import { findHidden } from '../../problem/hidden-characters.ts'
import { type Place, type Problem, placeOf, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { storyFailure } from '../../problem/story-failure.ts'
import { assetAddress, decodePercent, storyAddress } from '../../publication/addresses.ts'
import type { ExtensionName } from '../../publication/site-schema.ts'
import { packageFile } from '../../settings/installation.ts'
import { TimeExceeded, WORTH_A_CLOCK, withinTime } from '../../settings/process.ts'
import { LIMITS, limitedTo, readingTime } from '../../source/limits.ts'
import { parseYaml, type YamlValue } from '../../source/parse-yaml.ts'
import { placeAt, readSource, type SourceFile } from '../../source/source-file.ts'
import { zodProblems } from '../../source/values.ts'
import { highlightCode } from '../extensions/code.ts'
import { readFormula } from '../extensions/math.ts'
import type { Context } from '../kinds/section-kind.ts'
import type { Section } from '../types/section.ts'
import { type FrontMatter, frontMatterSchema } from './front-matter-schema.ts'
import { ParseLimit, parseMarkdown, shorten } from './parse-markdown.ts'
import { readPicture, readSharedPicture } from './read-picture.ts'
import { toSections } from './to-sections.ts'

/** A link within the site, to be checked when every page is known. */
export interface SiteLink {
  readonly place: Place
  /** The address of the page: `/en/about/`. */
  readonly address: string
  /** The fragment without `#`; empty if there is none. */
  readonly fragment: string
  readonly href: string
}

/** A link to another site, as it is written. */
export interface OutsideLink {
  readonly place: Place
  /** A full http or https address. */
  readonly href: string
}

/** One Markdown file, parsed on its own. Facts from its original, and the comparison with it, come later. */
export interface ParsedStoryFile {
  readonly source: SourceFile
  readonly slug: string
  readonly lang: string
  readonly frontMatter: FrontMatter | undefined
  readonly yaml: YamlValue | undefined
  readonly sections: readonly Section[]
  readonly picture: Picture | undefined
  readonly links: readonly SiteLink[]
  readonly outside: readonly OutsideLink[]
  /** The files that it links to or plays, beside the story and in `media`. */
  readonly files: readonly AttachedFile[]
  /** The files and pictures in `media` that it names. */
  readonly shared: SharedFiles
  /** The place after the last line of text. */
  readonly end: Place
  /** Whether it has an error of its own, so that something of it may be missing here. */
  readonly hasErrors: boolean
  /** Whether its text has an error, so that sections may be missing here. */
  readonly hasTextErrors: boolean
}

/** The rules whose problems are warnings and do not prevent publication. */
const WARNINGS: readonly Rule[] = [
  'code-language',
  'definition-duplicate',
  'directive-unclosed',
  'embed-missing',
  'footnote-unused',
  'picture-small',
]

/** The rules that compare a part of a text with all of it. */
const WHOLE_TEXT_RULES: readonly Rule[] = ['footnote-unused', 'pull-unfound']

/**
 * Reads one Markdown file of a story or page and reports all its problems.
 * @param extensions what the story may contain in addition
 */
export function parseStoryFile(
  root: string,
  file: string,
  extensions: readonly ExtensionName[] = [],
): { parsed: ParsedStoryFile; problems: Problem[] } {
  const { source, readable, problems } = readSource(root, file)
  const folder = path.dirname(file)
  const slug = path.basename(folder)
  const lang = path.basename(file, '.md')
  const add = limitedTo(problems, 'error')
  const report = (place: Place, rule: Rule, message: string, hint?: string) => {
    const severity = WARNINGS.includes(rule) ? ('warning' as const) : ('error' as const)
    add({ file: source.name, ...place, rule, severity, message, ...(hint ? { hint } : {}) })
  }
  const links: SiteLink[] = []
  const outside: OutsideLink[] = []
  const files = new Map<string, AttachedFile>()
  const shared: Record<string, string> = {}
  const end = endOf(source)
  if (!readable) {
    const nothing = { frontMatter: undefined, yaml: undefined, sections: [], picture: undefined }
    const errors = { hasErrors: true, hasTextErrors: true }
    return { parsed: { source, slug, lang, ...nothing, ...errors, links, outside, files: [], shared, end }, problems }
  }
  const { frontMatter, yaml, body, problems: found } = readFrontMatter(source)
  problems.push(...found)
  const pictureAt = (src: string, place: Place, slot: Slot) => {
    const name = sharedName(src)
    if (name !== undefined) shared[name] = sharedDigest(root, name)
    const picture = name === undefined ? readPicture(folder, src, slot) : readSharedPicture(root, name, slot)
    const problem = 'rule' in picture ? picture : smallness(src, picture, slot)
    // A translation shows the original's pictures, so the warning about a small one appears only for the original.
    if (problem && !(problem.rule === 'picture-small' && frontMatter?.translation)) {
      report(place, problem.rule, problem.message, problem.hint)
    }
    return 'rule' in picture ? undefined : picture
  }
  const has = (name: ExtensionName, needed: string) => extensions.includes(name) && packageFile(needed) !== undefined
  const context: Context = {
    lang,
    report,
    highlight: has('code', 'shiki') ? highlightCode : undefined,
    formula: has('math', 'temml') ? readFormula : undefined,
    picture: pictureAt,
    link: (href, place, words = '') => {
      if (/^https?:/i.test(href) && URL.canParse(href)) outside.push({ place, href })
      const page = storyAddress(lang, frontMatter?.slug ?? slug)
      const url = resolveLink(href, place, page, report)
      if (typeof url === 'string') return { href: url }
      const name = sharedName(url.pathname)
      if (name !== undefined) shared[name] = sharedDigest(root, name)
      const file = readLinkedFile({ root, folder, page }, url.pathname)
      if (file && 'rule' in file) {
        report(place, file.rule, file.message, file.hint)
        return { href: '#' }
      }
      if (file) {
        files.set(file.asset, file)
        return { href: assetAddress(file.asset) + url.hash, file: fileFactsOf(file, words, lang) }
      }
      links.push({ place, address: url.pathname, fragment: decodePercent(url.hash.slice(1)), href })
      return { href: href.startsWith('#') ? url.hash : url.pathname + url.hash }
    },
  }
  const before = problems.length
  const sections = readSections(body, context, !problems.some(({ rule }) => rule === 'character-forbidden'))
  const isDerived = ({ rule }: Problem) => WHOLE_TEXT_RULES.includes(rule)
  const inText = problems.splice(before)
  // If text was rejected, the file is not empty, and what seems to be missing in it may be in the rejected part.
  const isRejected = inText.some((problem) => problem.severity === 'error' && !isDerived(problem))
  problems.push(...(isRejected ? inText.filter((problem) => !isDerived(problem)) : inText))
  if (frontMatter && sections.length === 0 && !isRejected) {
    const message = 'There is no text under the front matter.'
    // A new draft has no text yet, and must not stop other stories from being published.
    const severity = frontMatter.draft ? 'warning' : 'error'
    const hint = 'Write it there; comments do not count.'
    problems.push({ file: source.name, ...end, rule: 'story-empty', severity, message, hint })
  }
  // Front matter with other errors may still name a cover.
  const written: unknown = frontMatter ? frontMatter.cover?.src : Object(Object(yaml?.value).cover).src
  const src = typeof written === 'string' ? written : undefined
  const picture = src === undefined ? undefined : pictureAt(src, yaml?.placeOf(['cover', 'src']) ?? START, 'cover')
  return {
    parsed: {
      ...{ source, slug, lang, frontMatter, yaml, sections, picture, links, outside, shared, end },
      files: [...files.values()],
      hasErrors: problems.some(({ severity }) => severity === 'error'),
      hasTextErrors: isRejected || body === '' || problems.some(({ rule }) => rule.startsWith('front-matter-')),
    },
    problems,
  }
}

const SAFE = /^(https?|mailto|tel):/i
// Text that a browser would read as a scheme or a host, even if it contains line breaks.
const FOREIGN = /^\s*[a-z][a-z\d+.\s-]*:|^\/\//i
const SITE = 'https://site.invalid'

/** Returns the address of a link as written if it leads out of the site or is not allowed, and otherwise as a URL. */
function resolveLink(href: string, place: Place, page: string, report: Context['report']): string | URL {
  if (SAFE.test(href) && URL.canParse(href)) return href
  const url = FOREIGN.test(href) ? null : URL.parse(href, SITE + page)
  if (url?.origin === SITE) return url
  const message = `The link “${href.slice(0, 60)}” has an address that a story may not link to.`
  report(place, 'link-unsafe', message, 'Use https:, mailto: or tel:, or an address in this site.')
  return '#'
}

function endOf(source: SourceFile): Place {
  const lines = source.text.trimEnd().split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/**
 * Reads the Markdown of a story. Reports a text that cannot be read at the line where it begins.
 * @param mayHide whether to look for hidden characters written as references
 */
function readSections(markdown: string, context: Context, mayHide: boolean): Section[] {
  const { line } = placeAt(markdown, markdown.search(/\S/))
  const short = shorten(markdown)
  const limit = readingTime(markdown.length)
  const read = () => {
    const root = parseMarkdown(markdown, short)
    if (mayHide && markdown.includes('&')) reportHiddenReferences(root, context)
    return toSections(root, markdown, context)
  }
  try {
    return short.text.length < WORTH_A_CLOCK ? read() : withinTime(limit, read)
  } catch (error) {
    if (error instanceof ParseLimit) {
      const hint = 'Divide it, by empty lines or into several stories.'
      context.report({ line: error.line, column: 1 }, error.rule, error.message, hint)
    } else if (error instanceof TimeExceeded) {
      const message = `The text that begins here takes longer than ${Math.round(limit / 1000)} seconds to read.`
      const hint = 'Use fewer marks of Markdown in it, or divide the file.'
      context.report({ line, column: 1 }, 'limit-exceeded', message, hint)
    } else if (error instanceof RangeError) {
      // The parser makes a nested call for each level and overflows the stack at some thousand levels.
      context.report({ line, column: 1 }, 'markdown-unsupported', 'This text is nested too deeply to be read.')
    } else {
      const { rule, message, hint } = storyFailure('', 'This cannot be read: ', error)
      context.report({ line, column: 1 }, rule, message, hint)
    }
    return []
  }
}

/** Reports hidden characters written as references (`&#x202E;`), which a check of the file's own characters misses. */
function reportHiddenReferences(root: Root, context: Context): void {
  visit(root, (node) => {
    const hidden = findHidden(textsOf(node).join('\n'))
    if (!hidden) return
    const message = `This text has the character ${hidden.name}, which is not allowed.`
    context.report(placeOf(node), 'character-forbidden', message, 'Delete the reference to it.')
  })
}

/** The texts of a node, without its children, in which Markdown resolves character references. */
function textsOf(node: Nodes): (string | null | undefined)[] {
  return [
    ...(node.type === 'text' ? [node.value] : []),
    ...('alt' in node ? [node.alt] : []),
    ...('title' in node ? [node.title] : []),
    ...('lang' in node ? [node.lang] : []),
    ...('attributes' in node ? Object.values(node.attributes ?? {}) : []),
  ]
}

/**
 * Splits a story's file into front matter and Markdown, and parses the front matter. gray-matter finds the lines of
 * hyphens; its engine for YAML is Masthead's strict parser, which knows lines and columns. Empty lines replace the
 * front matter in the Markdown, so that every line keeps its number.
 * @example
 * readFrontMatter({ name: 'en.md', path: '/en.md', text: '---\ntitle: Harbour\n---\nOpen.\n' })
 * // { frontMatter: { title: 'Harbour' }, yaml: …, body: '\n\n\nOpen.\n', problems: [] }
 */
export function readFrontMatter(source: SourceFile) {
  const { text, name: file } = source
  const fail = (problem: Pick<Problem, 'rule' | 'message' | 'hint'>, body: string, line = 1) => ({
    frontMatter: undefined,
    yaml: undefined,
    body,
    problems: [{ file, line, column: 1, severity: 'error' as const, ...problem }],
  })
  if (!/^---(?!-)/.test(text)) {
    const hint = 'Begin the file with a line of three hyphens, `title: …`, and another line of three hyphens.'
    const message = /^\+{3}[^\S\n]*(\n|$)/.test(text)
      ? 'The front matter is TOML, and Masthead reads YAML.'
      : 'The file does not begin with front matter.'
    return fail({ rule: 'front-matter-missing', message, hint }, text)
  }
  if (EMPTY_LINES.test(text)) {
    const message = `This file has ${LIMITS.emptyLines.toLocaleString('en')} empty lines in a row.`
    return fail({ rule: 'limit-exceeded', message, hint: 'Delete them.' }, '')
  }
  const { language, yaml, end, content } = divide(source)
  if (end === text.length) {
    const hint = 'End it with a line of three hyphens, above the text.'
    return fail({ rule: 'front-matter-unclosed', message: 'The front matter has no end.', hint }, '')
  }
  const { line } = placeAt(text, end + 1)
  if (!/^\n---[ \t]*(\n|$)/.test(text.slice(end))) {
    const message = 'The line that ends the front matter contains more than three hyphens.'
    return fail({ rule: 'front-matter-unclosed', message, hint: 'Write three hyphens alone.' }, '', line)
  }
  const body = '\n'.repeat(placeAt(text, text.length - content.length).line - 1) + content
  if (language) {
    const message = `Front matter in another language (“${language}”) is not read: it could run as code.`
    const hint = 'Write YAML after a bare line of three hyphens.'
    return fail({ rule: 'front-matter-language', message, hint }, body)
  }
  const { parsed, problems } = yaml
  const result = parsed && frontMatterSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  if (parsed && result?.error) problems.push(...zodProblems(source, parsed, result.error.issues, frontMatterSchema))
  return { frontMatter: result?.data, yaml: parsed, body, problems }
}

/** So many empty lines that gray-matter, which looks at the rest of them from each one, would take minutes. */
const EMPTY_LINES = new RegExp(`(?:\\n[ \\t]*){${LIMITS.emptyLines}}`)

/**
 * Divides a file that begins with three hyphens.
 * @returns the language named after the hyphens, whose engine does nothing, because gray-matter would run some as code;
 *   the parsed YAML; the offset at which the closing line begins, or the file's length; the text below that line
 */
function divide(source: SourceFile) {
  const { name: language, raw } = matter.language(source.text)
  let yaml: ReturnType<typeof parseYaml> | undefined
  const engines = {
    yaml: (block: string) => {
      yaml = parseYaml(source, block)
      return {}
    },
    ...(language && { [language]: () => ({}) }),
  }
  const { matter: block, content } = matter(source.text, { engines })
  const end = '---'.length + (language ? raw.length : 0) + block.length
  // An empty block is given to no engine.
  return { language, yaml: yaml ?? parseYaml(source, block), end, content }
}
