import type { securityHeaders } from '../../hosts/host-headers.ts'
import type { Finding } from '../finding.ts'
import { type Host, hostAddressOf, somePage } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/** What each header that Masthead sends must at least contain, and its purpose. */
const HEADERS: Readonly<Record<keyof ReturnType<typeof securityHeaders>, readonly [least: RegExp, why: string]>> = {
  'Content-Security-Policy': [/frame-ancestors/, 'Only a header can say who may show a page in a frame.'],
  'X-Content-Type-Options': [/^nosniff$/i, 'Browsers may take a file for something else, a script for one.'],
  'X-Frame-Options': [
    /^(deny|sameorigin)$/i,
    'Old browsers let other sites show a page in a frame, and take its clicks.',
  ],
  'Referrer-Policy': [/./, 'Old browsers tell other sites which story a reader came from.'],
  'Permissions-Policy': [/./, 'A script may ask for camera, microphone and place.'],
  'Cross-Origin-Opener-Policy': [/^same-origin/, 'A page that opened this one keeps a hold on it.'],
  'Cross-Origin-Resource-Policy': [/^cross-origin$/, 'Feed readers may not show the pictures of stories.'],
  'Strict-Transport-Security': [/max-age=[1-9]/, 'The next visit may begin without encryption, and be led astray.'],
}

/** Checks whether the security headers come with a page, and with a file that never changes. */
export async function headers(host: Host): Promise<Finding[]> {
  const asset = [...host.files.keys()].find((name) => name.startsWith('assets/'))
  const names = [somePage(host), ...(asset ? [hostAddressOf(asset)] : [])]
  const answers = await Promise.all(names.map(async (name) => ({ name, headers: (await host.get(name)).headers })))
  return Object.entries(HEADERS).flatMap(([header, [least, why]]): Finding[] => {
    // Browsers ignore this header over http.
    if (header === 'Strict-Transport-Security' && host.base.protocol === 'http:') return []
    const without = answers.find((answer) => !least.test(answer.headers.get(header) ?? ''))
    if (!without) return []
    const said = without.headers.get(header)
    const what = `/${without.name} comes ${said === null ? `without ${header}` : `with ${header}: ${said}`}.`
    return [{ name: `header-${header.toLowerCase()}`, severity: 'warning', what, why, mend: USE_SETTINGS }]
  })
}
