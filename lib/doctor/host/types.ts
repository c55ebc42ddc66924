import type { Finding } from '../finding.ts'
import { type Host, hostAddressOf } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

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
  svg: [/^image\/svg\+xml/, 'Browsers show no picture.'],
  png: [/^image\/png/, 'Browsers show no picture.'],
  jpg: [/^image\/jpeg/, 'Browsers show no picture.'],
  webp: [/^image\/webp/, 'Browsers show no picture.'],
  avif: [/^image\/avif/, 'Browsers show no picture.'],
}

/** Checks whether a file of each kind has the right media type, and plain texts are marked as UTF-8. */
export async function types(host: Host): Promise<Finding[]> {
  const findings = await Promise.all(Object.keys(TYPES).map((ending) => typeOf(host, ending)))
  return findings.flat()
}

async function typeOf(host: Host, ending: string): Promise<Finding[]> {
  const name = [...host.files.keys()].find((file) => file.endsWith(`.${ending}`) && !/^[._]|\/\.|^404/.test(file))
  const [type, why] = TYPES[ending] ?? []
  if (!name || !type || !why) return []
  const { headers, status } = await host.get(hostAddressOf(name))
  const said = headers.get('content-type') ?? 'nothing in particular'
  if (status !== 200) return []
  if (!type.test(said)) {
    const what = `${name} is served as ${said}.`
    return [{ name: `type-${ending}`, severity: 'error', what, why, mend: USE_SETTINGS }]
  }
  if (!['md', 'txt'].includes(ending) || /charset="?utf-8/i.test(said)) return []
  return [
    {
      name: `charset-${ending}`,
      severity: 'warning',
      what: `${name} is served as ${said}, without “; charset=utf-8”.`,
      why: 'Browsers guess, and show many languages as gibberish.',
      mend: USE_SETTINGS,
    },
  ]
}
