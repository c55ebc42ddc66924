import path from 'node:path'
import { contentDir, outDir } from '../../lib/settings/settings.ts'
import { table } from './table.ts'
import {
  brotliBytes,
  bytesAtLongAddress,
  filesOf,
  KINDS,
  LONG_ADDRESS,
  siteAddress,
  weighPages,
} from './weigh-pages.ts'

/**
 * `npm run weigh`: what a reader receives, in bytes of brotli (quality 11), for each kind of page in its lightest and
 * heaviest language, and what stories weigh at the longest address for which the budget holds.
 */
const pages = weighPages(outDir(), contentDir())
const address = siteAddress(outDir())
const atLongest = (pages.get('story') ?? [])
  .map(({ file, lang }) => ({ lang, bytes: bytesAtLongAddress(path.join(outDir(), file), address ?? LONG_ADDRESS) }))
  .sort((a, b) => a.bytes - b.bytes)
const scripts = filesOf(outDir()).filter((file) => file.endsWith('.js'))

console.log(address ? `Built for ${address} (${address.length} characters).\n` : 'Built without SITE_URL.\n')
console.log(
  table(
    ['page', 'lightest', 'heaviest'],
    [
      ...KINDS.flatMap((kind) => {
        const [lightest, heaviest] = [pages.get(kind)?.[0], pages.get(kind)?.at(-1)]
        if (!lightest || !heaviest) return []
        if (lightest === heaviest) return [[kind, '', `${heaviest.bytes} B`]]
        return [[kind, ...[lightest, heaviest].map(named)]]
      }),
      ...(address ? [[`story, at ${LONG_ADDRESS}`, ...[atLongest[0], atLongest.at(-1)].map(named)]] : []),
      ...scripts.map((file) => [
        path.basename(file).replace(/\.[\w-]+\.js$/, '.js'),
        '',
        `${brotliBytes(path.join(outDir(), file))} B`,
      ]),
    ],
  ),
)

function named(page: { readonly bytes: number; readonly lang: string } | undefined): string {
  return page ? `${page.bytes} B (${page.lang})` : ''
}
