import matter from 'gray-matter'
import type { Problem } from '../../problem/problem.ts'
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

const FENCE = /^---[ \t]*$/

/** Splits a story's file into front matter and Markdown, and parses the front matter. */
export function readFrontMatter(source: SourceFile): { split: SplitFile; problems: Problem[] } {
  const { text, name: file } = source
  const fail = (problem: Pick<Problem, 'rule' | 'message' | 'hint'>, body: string, line = 1) => ({
    split: { frontMatter: undefined, yaml: undefined, body },
    problems: [{ file, line, column: 1, severity: 'error' as const, ...problem }],
  })
  const [opening = '', ...lines] = text.split('\n')
  const hint = 'Begin the file with a line of three hyphens, `title: …`, and another line of three hyphens.'
  if (!/^---(?!-)/.test(opening)) {
    const message = /^\+{3}\s*$/.test(opening)
      ? 'The front matter is TOML, and Masthead reads YAML.'
      : 'The file does not begin with front matter.'
    return fail({ rule: 'front-matter-missing', message, hint }, text)
  }
  const closing = lines.findIndex((line) => line.startsWith('---'))
  if (closing < 0) {
    const end = 'End it with a line of three hyphens, above the text.'
    return fail({ rule: 'front-matter-unclosed', message: 'The front matter has no end.', hint: end }, '')
  }
  if (!FENCE.test(lines[closing] ?? '')) {
    const message = 'The line that ends the front matter contains more than three hyphens.'
    return fail({ rule: 'front-matter-unclosed', message, hint: 'Write three hyphens alone.' }, '', closing + 2)
  }
  const content = contentUnder(text.slice(opening.length))
  const body = '\n'.repeat(placeAt(text, text.length - content.length).line - 1) + content
  if (!FENCE.test(opening)) {
    const message = `Front matter in another language (“${opening.slice(3).trim()}”) is not read: it could run as code.`
    return fail(
      { rule: 'front-matter-language', message, hint: 'Write YAML after a bare line of three hyphens.' },
      body,
    )
  }
  const { parsed, problems } = parseYaml(source, lines.slice(0, closing).join('\n'), 2)
  if (!parsed) return { split: { frontMatter: undefined, yaml: undefined, body }, problems }
  const result = frontMatterSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  if (result.success) return { split: { frontMatter: result.data, yaml: parsed, body }, problems }
  problems.push(...zodProblems(source, parsed, result.error.issues, frontMatterSchema))
  return { split: { frontMatter: undefined, yaml: parsed, body }, problems }
}

/**
 * The text below the front matter. gray-matter would run `---js` as code, so it never gets the language, and every
 * engine that could run code throws. The YAML goes to another parser, which knows lines and columns.
 * @param rest the file without its first line (three hyphens and possibly a language)
 */
function contentUnder(rest: string): string {
  const engines = { yaml: () => ({}), js: forbidEngine, javascript: forbidEngine, json: forbidEngine }
  return matter(`---${rest}`, { engines, language: 'yaml' }).content
}

function forbidEngine(): never {
  throw new Error('Only YAML front matter is read.')
}
