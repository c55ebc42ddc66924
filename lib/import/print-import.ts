import path from 'node:path'
import { redirectLines } from '../hosts/hosting.ts'
import { sourceTextOf } from '../library/read-library.ts'
import { printProblems } from '../problem/print-problems.ts'
import { readSource } from '../source/source-file.ts'
import type { ImportResult } from './import-stories.ts'

/** The options for printing the result of an import. */
export interface PrintOptions {
  readonly from: string
  /** The folder of the source. */
  readonly root: string
  readonly into: string
  readonly dryRun: boolean
  /** Whether the output may hold terminal colours. */
  readonly colour: boolean
}

// Code frames are cut from the whole text, once per problem, so larger files are not read.
const MOST_BYTES = 2_000_000

/**
 * Formats the result of an import for a person: the stories, the problems, and the old addresses that only a host can
 * redirect.
 */
export function printImport(
  { stories, problems, moved }: ImportResult,
  { from, root, into, dryRun, colour }: PrintOptions,
): string {
  const count = (collection: string, one: string, many: string) => {
    const found = stories.filter((story) => story.collection === collection).length
    return `${found} ${found === 1 ? one : many}`
  }
  const counts = `${count('stories', 'story', 'stories')} and ${count('pages', 'page', 'pages')}`
  const sourceText = (file: string) => {
    const where = path.resolve(path.dirname(root), file)
    const isText = /\.(?:md|mdx|markdown|html?|ya?ml|toml|json|xml)$/i.test(file)
    const read = isText ? readSource(root, where, MOST_BYTES) : undefined
    return read?.readable ? read.source.text : sourceTextOf(into)(file)
  }
  const list = stories.map(({ collection, slug, languages }) => `  ${collection}/${slug} (${languages.join(', ')})`)
  const redirects = redirectLines(moved, '/', (a, b) => `${a} ${b} 301`).trimEnd()
  return [
    `${dryRun ? 'Would import' : 'Imported'} ${counts} from ${from} into ${path.relative('', into) || '.'}:`,
    list.join('\n'),
    ...(problems.length > 0
      ? ['Changes, losses, and what is left to do:', printProblems(problems, sourceText, colour)]
      : []),
    moved.length > 0
      ? `Old addresses that only your host can redirect (as in Netlify’s _redirects):\n${redirects}`
      : '',
    'Next: npx masthead check',
  ]
    .filter(Boolean)
    .join('\n\n')
}
