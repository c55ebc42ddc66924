import path from 'node:path'
import { contentDir, outDir } from '../../lib/settings/settings.ts'
import { table } from './table.ts'
import { brotliBytes, filesOf, KINDS, weighPages } from './weigh-pages.ts'

/** `npm run weigh`: what a reader receives, in bytes of brotli (quality 11), for each kind of page in its lightest and heaviest language. */
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
      ...scripts.map((file) => [
        path.basename(file).replace(/\.[\w-]+\.js$/, '.js'),
        '',
        `${brotliBytes(path.join(outDir(), file))} B`,
      ]),
    ],
  ),
)
