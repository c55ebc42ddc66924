import { isText } from '../../cache/precompress.ts'
import type { Finding } from '../finding.ts'
import { type Host, hostAddressOf } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/** The size in bytes up to which a file fits into one packet anyway. Hosts send such files uncompressed. */
const ONE_PACKET = 1400

/**
 * Checks whether texts are sent compressed, with brotli to clients that accept it, and whether `Vary` tells caches so.
 */
export async function compression(host: Host): Promise<Finding[]> {
  const names = [...host.files.keys()].filter((name) => isText(name) && !/^[._]|\/\.|^404/.test(name))
  const endings = [...new Set(names.map(endingOf))]
  const sent = await Promise.all(
    endings.map((ending) => sentAs(host, names.filter((name) => endingOf(name) === ending).slice(0, 3))),
  )
  const plain = endings.filter((_, index) => sent[index]?.encoding === null)
  const weak = endings.filter((_, index) => sent[index]?.encoding === 'gzip')
  const untold = endings.filter((_, index) => sent[index]?.encoding && !sent[index].varies)
  const finding = (name: string, severity: Finding['severity'], what: string, why: string): Finding[] => [
    { name, severity, what, why, mend: USE_SETTINGS },
  ]
  return [
    ...(plain.length === 0
      ? []
      : finding(
          'compression-missing',
          'error',
          `Files of these kinds are not compressed: ${plain.join(', ')}.`,
          'Pages arrive three to four times as large, and no longer in one round trip.',
        )),
    ...(weak.length === 0
      ? []
      : finding(
          'compression-weak',
          'warning',
          `Browsers that take brotli get gzip: ${weak.join(', ')}.`,
          'Pages are a fifth to a quarter larger than they need be.',
        )),
    ...(untold.length === 0
      ? []
      : finding(
          'compression-vary',
          'warning',
          `“Vary: Accept-Encoding” is missing: ${untold.join(', ')}.`,
          'A cache on the way may give compressed bytes to who cannot read them.',
        )),
  ]
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

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
