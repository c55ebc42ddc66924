import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { WORK } from './build-archive.ts'
import { writeMixedStories } from './mixed-stories.ts'
import { figure, table } from './table.ts'
import { timed } from './timed.ts'
import { brotliBytes, bytesToText, contentNames, filesOf, KINDS, kindOf } from './weigh-pages.ts'

// How many pages of a kind are weighed: those with the most bytes before compression.
const WEIGHED = 60

// What arrives in the first round trip (docs/architecture.md, Budgets).
const FIRST = 14_600

const stories = Number(process.argv[2] ?? 2000)
const [content, out] = [path.join(WORK, 'mixed'), path.join(WORK, 'mixed-out')]
rmSync(out, { recursive: true, force: true })
writeMixedStories(content, stories)
const SITE_URL = 'https://newsroom.example/'
const { wall, cpu, memory } = timed('lib/cli/commands/build.ts', {
  ...{ SITE_URL, CONTENT_DIR: content, OUT_DIR: out, PRECOMPRESS: 'off', CARDS: 'off' },
})
const names = contentNames(content)
const pages = Map.groupBy(
  filesOf(out).filter((file) => path.posix.basename(file) === 'index.html'),
  (file) => kindOf(file, names),
)
const count = [...pages.values()].reduce((sum, files) => sum + files.length, 0)
console.log(
  `${stories} stories, ${count} pages: ${figure(wall, 's')} by the clock, ${figure(cpu, 's')} of processors, ${figure(memory, 'MB')}\n`,
)
const rows = KINDS.flatMap((kind) => {
  const files = pages.get(kind) ?? []
  const sized = files.map((file) => ({ file, size: statSync(path.join(out, file)).size }))
  const largest = sized.sort((a, b) => b.size - a.size).slice(0, WEIGHED)
  const weighed = largest.map(({ file }) => ({ file, bytes: brotliBytes(path.join(out, file)) }))
  const [heaviest] = weighed.sort((a, b) => b.bytes - a.bytes)
  return heaviest ? [[kind, String(files.length), `${heaviest.bytes} B`, heaviest.file]] : []
})
console.log(table(['page', 'number', 'heaviest', 'file'], rows))

const large = (pages.get('story') ?? [])
  .map((file) => path.join(out, file))
  .sort((a, b) => statSync(b).size - statSync(a).size)
  .slice(0, WEIGHED)
const weights = await Promise.all(
  large.map(async (file) => {
    const page = path.relative(out, path.dirname(file))
    return { page, whole: brotliBytes(file), text: await bytesToText(file) }
  }),
)
const over = (bytes: readonly number[]) =>
  `${bytes.filter((count) => count > FIRST).length}, the most ${Math.max(...bytes)} B`
const [wholes, texts] = [weights.map(({ whole }) => whole), weights.map(({ text }) => text)]
console.log(
  `\nOf the ${large.length} largest story pages with more than ${FIRST} B: ${over(wholes)}; to the complete text: ${over(texts)}`,
)
const heavy = weights.filter(({ whole }) => whole > FIRST).sort((a, b) => b.whole - a.whole)
const listed = heavy.map(({ page, whole, text }) => [page, `${whole} B`, `${text} B`])
if (heavy.length > 0) console.log(`\n${table(['story page', 'bytes', 'to its complete text'], listed)}`)
