import path from 'node:path'
import { contentDir, outDir } from '../lib/desk/settings.ts'
import { table } from './table.ts'
import { brotliBytes, filesOf, KINDS, weighPages } from './weigh-pages.ts'

/** `npm run weigh`: what a reader receives, in bytes of brotli (quality 11), for each kind of page in its lightest and heaviest language. */
<<<<<<< HEAD
const out = outDir()
const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
const standing = new Set(['privacy', 'terms', 'cookies', 'about'])
const lists = new Set(['topics', 'authors', 'archive'])

const kinds: readonly [string, (parts: readonly string[]) => boolean][] = [
  ['choice of language', (parts) => parts.length === 1],
  ['front page', (parts) => parts.length === 2],
  ['story', (parts) => parts.length === 3 && ![...standing, ...lists, 'search'].includes(parts[1] ?? '')],
  ['list of stories', (parts) => parts.length > 2 && lists.has(parts[1] ?? '')],
  ['standing page', (parts) => parts.length === 3 && standing.has(parts[1] ?? '')],
]

console.log('| page | lightest | heaviest |\n|---|--:|--:|')
for (const [kind, isKind] of kinds) {
  const sizes = files
    .filter((file) => path.posix.basename(file) === 'index.html' && isKind(file.split('/')))
    .map((file) => ({ lang: file.split('/')[0], bytes: weigh(file) }))
    .sort((a, b) => a.bytes - b.bytes)
  const [lightest, heaviest] = [sizes[0], sizes.at(-1)]
  const cell = (size: typeof lightest) => (size ? `${size.bytes} B (${size.lang})` : '–')
  console.log(
    kind === 'choice of language'
      ? `| ${kind} | | ${lightest?.bytes} B |`
      : `| ${kind} | ${cell(lightest)} | ${cell(heaviest)} |`,
  )
}
for (const script of files.filter((file) => file.endsWith('.js'))) console.log(`| the script | | ${weigh(script)} B |`)

function weigh(file: string): number {
  const bytes = readFileSync(path.join(out, file))
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}
=======
const pages = weighPages(outDir(), contentDir())
const scripts = filesOf(outDir()).filter((file) => file.endsWith('.js'))

console.log(
  table(
    ['page', 'lightest', 'heaviest'],
    [
      ...KINDS.flatMap((kind) => {
        const [lightest, heaviest] = [pages.get(kind)?.[0], pages.get(kind)?.at(-1)]
        if (!lightest || !heaviest) return []
        if (lightest === heaviest) return [[kind, '', `${heaviest.bytes} B`]]
        return [[kind, ...[lightest, heaviest].map(({ bytes, lang }) => `${bytes} B (${lang})`)]]
      }),
      ...scripts.map((file) => ['the script', '', `${brotliBytes(path.join(outDir(), file))} B`]),
    ],
  ),
)
>>>>>>> 9bb5acc (feat: npm run bench measures bytes, paint, builds and memory, alone or beside other generators)
