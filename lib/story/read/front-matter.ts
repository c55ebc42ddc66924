import matter from 'gray-matter'
import type { Problem } from '../../problem/problem.ts'
import { LIMITS } from '../../source/limits.ts'
import { parseYaml, type YamlValue } from '../../source/parse-yaml.ts'
import { placeAt, type SourceFile } from '../../source/source-file.ts'
import { zodProblems } from '../../source/zod-problems.ts'
import { type FrontMatter, frontMatterSchema } from './front-matter-schema.ts'

/** A story's file, divided into its parts. */
export interface SplitFile {
  readonly frontMatter: FrontMatter | undefined
  readonly yaml: YamlValue | undefined
  /** The Markdown, after empty lines that replace the front matter, so that every line keeps its number. */
  readonly body: string
}

/**
 * Splits a story's file into front matter and Markdown, and parses the front matter. gray-matter finds the lines of
 * hyphens; its engine for YAML is Masthead's strict parser, which knows lines and columns.
 * @example
 * readFrontMatter({ name: 'en.md', path: '/en.md', text: '---\ntitle: Harbour\n---\nOpen.\n' }).split
 * // { frontMatter: { title: 'Harbour' }, yaml: …, body: '\n\n\nOpen.\n' }
 */
export function readFrontMatter(source: SourceFile): { split: SplitFile; problems: Problem[] } {
  const { text, name: file } = source
  const fail = (problem: Pick<Problem, 'rule' | 'message' | 'hint'>, body: string, line = 1) => ({
    split: { frontMatter: undefined, yaml: undefined, body },
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
  if (!parsed) return { split: { frontMatter: undefined, yaml: undefined, body }, problems }
  const result = frontMatterSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  if (result.success) return { split: { frontMatter: result.data, yaml: parsed, body }, problems }
  problems.push(...zodProblems(source, parsed, result.error.issues, frontMatterSchema))
  return { split: { frontMatter: undefined, yaml: parsed, body }, problems }
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
