import path from 'node:path'
import { constants } from 'node:zlib'
import type { StoredFile } from '../../cache/content-cache.ts'
import { precompress } from '../../cache/precompress.ts'
import { type Problem, START } from '../../problem/problem.ts'
import { THEME } from '../../publication/read-theme.ts'
import { nameOf } from '../../source/source-file.ts'

/** The most bytes of a story page, compressed: so many arrive in one round trip (docs/architecture.md, Budgets). */
const MOST = 14_600

/**
 * Warns of story pages that are too heavy with the newsroom’s theme, and would not be without it.
 * @param root the content folder
 * @param files the files of stories, with their compressed copies
 */
export function heavyPages(
  root: string,
  theme: string | undefined,
  files: readonly Pick<StoredFile, 'name' | 'size'>[],
): Problem[] {
  if (theme === undefined) return []
  const bytes = precompress(Buffer.from(theme), constants.BROTLI_MAX_QUALITY).br.length
  const heavy = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST && size - bytes <= MOST)
  const [heaviest] = heavy.toSorted((a, b) => b.size - a.size)
  if (!heaviest) return []
  const [count, most, size] = [heavy.length, MOST, heaviest.size].map((number) => number.toLocaleString('en'))
  return [
    {
      file: nameOf(root, path.join(root, THEME)),
      ...START,
      rule: 'page-heavy',
      severity: 'warning',
      message: `With this file, ${count} of the story pages have more than ${most} bytes. The heaviest, ${heaviest.name.slice(0, -'index.html.br'.length)}, has ${size} bytes.`,
      hint: `It adds up to ${bytes.toLocaleString('en')} bytes to a page, compressed. Remove rules, or limit them to fewer pages by the classes in their selectors.`,
    },
  ]
}
