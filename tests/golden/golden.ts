import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { writeGoldenNewsroom } from './newsroom.ts'

/** The pages of each recorded site that people read as text when they change. */
const GOLDEN_PAGES = {
  publication: ['index.html', '404.html', 'en/index.html', `en/${STORY}/index.html`, `ar/${STORY}/index.html`],
  newsroom: ['harbour-inventory', 'harbour-film', 'harbour-notes', 'withdrawn', 'topics/world'].map(
    (address) => `en/${address}/index.html`,
  ),
} as const

/** The sites that are recorded. */
export const GOLDEN_SITES = ['publication', 'newsroom'] as const

/**
 * Builds a recorded site with every setting that could change its bytes fixed.
 * @returns what is recorded of it: the names and sizes of its files, and its pages, by the names of their records here
 * @throws with the build's output if it fails
 */
export async function goldenRecords(site: (typeof GOLDEN_SITES)[number]): Promise<ReadonlyMap<string, string>> {
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-golden-'))
  try {
    const out = path.join(home, 'out')
    const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        CONTENT_DIR: site === 'publication' ? PUBLICATION : await writeGoldenNewsroom(home),
        OUT_DIR: out,
        SITE_URL: `https://${site}.example/`,
        SOURCE_DATE_EPOCH: String(Date.parse('2026-11-26T00:00:00Z') / 1000),
        // Compressed files follow from the files that are recorded; the tests of builds check them.
        PRECOMPRESS: 'off',
        // To draw those of 36 stories takes most of a build; those of the publication are recorded.
        ...(site === 'newsroom' && { CARDS: 'off' }),
      },
    })
    if (status !== 0) throw new Error(`The golden site “${site}” was not built.\n${stdout}\n${stderr}`)
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(out, name)).isFile(),
    )
    const sizes = names.map((name) => [name, statSync(path.join(out, name)).size] as const)
    const pages = GOLDEN_PAGES[site].map(
      (name) =>
        [`${site}/${name.replaceAll('/', '.')}.txt`, inLines(readFileSync(path.join(out, name), 'utf8'))] as const,
    )
    return new Map([[`${site}/files.txt`, fileList(sizes)], ...pages])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/**
 * Lists files by name, a line for all languages of a page: its languages, the number of files and their bytes together.
 * Where files are named for their content, a `*` stands for the digest.
 * @example fileList([['en/a.html', 5], ['ar/a.html', 6], ['masthead.0123456789ab.js', 9]])
 * // '<ar,en>/a.html: 2 files, 11 bytes\nmasthead.*.js: 1 files, 9 bytes\n'
 */
export function fileList(sizes: readonly (readonly [name: string, size: number])[]): string {
  const byName = Map.groupBy(sizes, ([name]) =>
    withoutDigests(name.replaceAll('\\', '/').replace(/^[a-z]{2,3}(?:-\w+)?\//, '<>/')),
  )
  const lines = [...byName].map(([name, files]) => {
    const languages = files.map(([file]) => file.slice(0, file.search(/[\\/]|$/)))
    const bytes = files.reduce((sum, [, size]) => sum + size, 0)
    return `${name.replace('<>', `<${[...new Set(languages)].sort().join()}>`)}: ${files.length} files, ${bytes} bytes\n`
  })
  return lines.sort().join('')
}

/** Splits a page into a line for each tag, so that its differences are short. Of its styles only the size is shown. */
export function inLines(page: string): string {
  const plain = withoutDigests(page).replaceAll(/(?<=<style>)[^<]+/g, (css) => `/* ${css.length} characters */`)
  return `${plain.replaceAll(/(?<=>)(?=\S)|(?<=\S)(?=<)|(?<=,)(?=")/g, '\n')}\n`
}

/** Replaces each digest by `*`: of an asset, of an index of the search and in a policy. */
function withoutDigests(text: string): string {
  return text
    .replaceAll(/(?<=sha\d{3}-)[\w+/]{43,86}=*/g, '*')
    .replaceAll(/(?<=\.)[\da-f]{12}(?=\.\w)/g, '*')
    .replaceAll(/(?<=[a-z]_)[\da-f]{7,}(?=\.pf_)/g, '*')
}
