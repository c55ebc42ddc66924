import matter from 'gray-matter'
import type { Problem } from '../../problem/problem.ts'
import { knownKeys } from '../../source/known-keys.ts'
import { parseYaml, type YamlValue } from '../../source/parse-yaml.ts'
import { placeAt, type SourceFile } from '../../source/source-file.ts'
import { zodProblems } from '../../source/zod-problems.ts'
import { type FrontMatter, frontMatterSchema } from './front-matter-schema.ts'

/** A story's file, taken apart. */
export interface SplitFile {
  readonly frontMatter: FrontMatter | undefined
  readonly yaml: YamlValue | undefined
  /** The Markdown, with as many empty lines before it as to leave every line its number. */
  readonly body: string
}

const FENCE = /^---[ \t]*$/

/** Splits a story's file into front matter and Markdown, and parses the former. */
export function readFrontMatter(source: SourceFile): { split: SplitFile; problems: Problem[] } {
  const { text, name: file } = source
  const fail = (problem: Pick<Problem, 'rule' | 'message' | 'hint'>, body: string, line = 1) => ({
    split: { frontMatter: undefined, yaml: undefined, body },
    problems: [{ file, line, column: 1, severity: 'error' as const, ...problem }],
  })
  const [opening = '', ...lines] = text.split('\n')
  const hint = 'Begin the file with a line of three hyphens, `title: …`, and another line of three hyphens.'
  if (!/^---(?!-)/.test(opening)) {
    return fail({ rule: 'front-matter-missing', message: 'The file does not begin with front matter.', hint }, text)
  }
  const closing = lines.findIndex((line) => line.startsWith('---'))
  if (closing < 0) {
    return fail({ rule: 'front-matter-unclosed', message: 'The front matter has no end.', hint }, '')
  }
  if (!FENCE.test(lines[closing] ?? '')) {
    const message = 'The line that ends the front matter holds more than three hyphens.'
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
  problems.push(...zodProblems(source, parsed, result.error.issues, (path) => knownKeys(frontMatterSchema, path)))
  return { split: { frontMatter: undefined, yaml: parsed, body }, problems }
}

/**
 * What stands under the front matter. gray-matter would run `---js` as code: it is never told the language, and every
 * engine is closed. YAML goes to a parser that knows places instead.
 * @param rest the file after the word that opens it, three hyphens and a language
 */
function contentUnder(rest: string): string {
  const engines = { yaml: () => ({}), js: refuse, javascript: refuse, json: refuse }
  return matter(`---${rest}`, { engines, language: 'yaml' }).content
}

function refuse(): never {
  throw new Error('Only YAML front matter is read.')
}
