import { isText } from '../../../lib/store/content-cache.ts'
import { type Finding, oneError, oneWarning } from '../finding/finding.ts'
import { type Host, hostAddressOf, requestedFiles, USE_SETTINGS } from './host.ts'

/** Checks whether a file of each kind has the right media type, and plain texts are marked as UTF-8. */
export async function types(host: Host): Promise<Finding[]> {
  const findings = Object.entries(TYPES).map(async ([extension, [type, why]]) => {
    const name = requestedFiles(host).find((file) => extensionOf(file) === extension)
    if (!name) return []
    const { headers, status } = await host.get(hostAddressOf(name))
    const stated = headers.get('content-type') ?? 'nothing in particular'
    if (status !== 200) return []
    if (!type.test(stated)) {
      return oneError(`type-${extension}`, `${name} is served as ${stated}.`, why, USE_SETTINGS)
    }
    if (!['md', 'txt'].includes(extension) || /charset="?utf-8/i.test(stated)) return []
    return oneWarning(
      `charset-${extension}`,
      `${name} is served as ${stated}, without “; charset=utf-8”.`,
      'Browsers guess, and show many languages as gibberish.',
      USE_SETTINGS,
    )
  })
  return (await Promise.all(findings)).flat()
}

const NO_PICTURE = 'Browsers show no picture.'

/** The media type of each kind of file, by extension, and the consequence of another type. */
const TYPES: Readonly<Record<string, readonly [type: RegExp, why: string]>> = {
  html: [/^text\/html/, 'Browsers show its source, or save it.'],
  js: [/^(text|application)\/javascript/, 'Browsers refuse to run it.'],
  css: [/^text\/css/, 'Browsers refuse to apply it.'],
  json: [/^application\/(feed\+)?json/, 'Feed readers and the app’s own scripts may refuse it.'],
  xml: [/^(application|text)\/([a-z]+\+)?xml/, 'Feed readers and search engines may refuse it.'],
  webmanifest: [/^application\/(manifest\+)?json/, 'Browsers may not offer to install the site.'],
  md: [/^text\/(markdown|plain)/, 'Browsers save the plain edition of a story instead of showing it.'],
  txt: [/^text\/plain/, 'Robots and people cannot read it.'],
  svg: [/^image\/svg\+xml/, NO_PICTURE],
  png: [/^image\/png/, NO_PICTURE],
  jpg: [/^image\/jpeg/, NO_PICTURE],
  webp: [/^image\/webp/, NO_PICTURE],
  avif: [/^image\/avif/, NO_PICTURE],
}

/** The size in bytes up to which a file fits into one packet anyway. Hosts send such files uncompressed. */
const ONE_PACKET = 1400

/** The fix for a host that sends gzip alone. Only nginx cannot send the compressed copies without a module. */
const USE_BROTLI = `${USE_SETTINGS} On nginx also install its module ngx_brotli (Debian and Ubuntu: apt install libnginx-mod-http-brotli-static), and write brotli_static on; after the include.`

/** Checks whether texts are compressed, with brotli where a client accepts it, and whether `Vary` tells caches so. */
export async function compression(host: Host): Promise<Finding[]> {
  const kinds = Object.entries(Object.groupBy(requestedFiles(host).filter(isText), extensionOf))
  const sent = await Promise.all(
    kinds.map(async ([extension, names = []]) => ({ extension, ...(await sentAs(host, names.slice(0, 3))) })),
  )
  const those = (has: (one: (typeof sent)[number]) => boolean | undefined) =>
    sent.flatMap((one) => (has(one) ? [one.extension] : [])).join(', ')
  const plain = those(({ encoding }) => encoding === null)
  const weak = those(({ encoding }) => encoding === 'gzip')
  const untold = those(({ encoding, varies }) => Boolean(encoding) && !varies)
  const plainWhy = 'Pages arrive three to four times as large, and no longer in one round trip.'
  const weakWhy = 'Pages are a fifth to a quarter larger than necessary.'
  const untoldWhy = 'A shared cache may give compressed bytes to a browser that cannot read them.'
  return [
    plain &&
      oneError('compression-missing', `Files of these kinds are not compressed: ${plain}.`, plainWhy, USE_SETTINGS),
    weak && oneWarning('compression-weak', `Browsers that accept brotli get gzip: ${weak}.`, weakWhy, USE_BROTLI),
    untold && oneWarning('compression-vary', `“Vary: Accept-Encoding” is missing: ${untold}.`, untoldWhy, USE_SETTINGS),
  ].flatMap((findings) => findings || [])
}

/** Returns how the host sends the first of these files that is worth compressing; undefined if there is none. */
async function sentAs(host: Host, names: readonly string[]) {
  for (const name of names) {
    const { status, body } = await host.get(hostAddressOf(name))
    if (status !== 200 || body.length < ONE_PACKET) continue
    const { headers } = await host.get(hostAddressOf(name), 'br, gzip')
    const varies = /accept-encoding|\*/i.test(headers.get('vary') ?? '')
    return { encoding: headers.get('content-encoding'), varies }
  }
  return undefined
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
