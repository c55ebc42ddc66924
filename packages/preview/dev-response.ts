import { bytesOf } from '../../lib/attachment/attachment.ts'
import type { Library } from '../../lib/library/library.ts'
import { picturesOfSite } from '../../lib/library/look.ts'
import { sourceTextOf } from '../../lib/library/read-library.ts'
import { mediaTypeOf, pictureFile } from '../../lib/picture/picture-file.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { attachmentNamed } from '../../lib/story/kinds/pictures-of.ts'
import type { DevCode } from './dev-code.ts'
import type { DevLibrary } from './dev-library.ts'
import { devPage, failurePage } from './dev-page.ts'
import { isPage } from './dev-place.ts'
import type { DevSite } from './dev-site.ts'

/** The response to a request. */
export interface DevResponse {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  /** The address to redirect to. */
  readonly location?: string
}

const TEXT = 'text/plain;charset=utf-8'

/** Returns the response for an address. For a page that cannot be shown, it gives the reason and follows changes. */
export async function respond(site: DevSite, address: string): Promise<DevResponse> {
  const client = await site.client.catch(reasonOf)
  // The script that follows changes does not compile itself.
  if (typeof client === 'string') return { status: 500, type: TEXT, body: client }
  const page = (status: number, body: string) => ({ status, type: 'text/html;charset=utf-8', body })
  const failed = (title: string, report: string) => page(500, failurePage(title, report, client))
  const { library, problems, root } = site.library
  if (address === `/${client.script.name}`) return script(client.script.code)
  if (!library) return failed('This newsroom cannot be shown', printProblems(problems, sourceTextOf(root)))
  const code = await site.code.catch(reasonOf)
  if (typeof code === 'string') return failed('The code does not compile', code)
  if (address.startsWith('/assets/')) return asset(site.library, library, code, address)
  if (!address.endsWith('/') && isPage(library, `${address}/`))
    return { status: 302, type: TEXT, body: '', location: `${address}/` }
  const exists = isPage(library, address)
  try {
    const shown = await devPage({ site: site.library, library }, code, client, exists ? address : '/404.html')
    return page(exists ? 200 : 404, shown)
  } catch (error) {
    const report = problems.length > 0 ? `${printProblems(problems, sourceTextOf(root))}\n\n` : ''
    return failed(`${address} cannot be shown`, report + reasonOf(error))
  }
}

async function asset(
  site: DevLibrary,
  library: Library,
  { compiled, overrides }: DevCode,
  address: string,
): Promise<DevResponse> {
  const { script: usual, scriptWithServices, languageChooser, search, lazy, pairStyle } = compiled
  const own = overrides?.elements.map((element) => element.script) ?? []
  const one = [usual, scriptWithServices, languageChooser, search, lazy, ...own].find(
    ({ name }) => address === `/${name}`,
  )
  if (one) return script(one.code)
  if (address === `/${pairStyle.name}`) return { status: 200, type: 'text/css;charset=utf-8', body: pairStyle.code }
  const name = address.slice('/assets/'.length)
  try {
    const file = await pictureFile(picturesOfSite(library), name)
    if (file !== undefined) return { status: 200, type: mediaTypeOf(name), body: file }
    const attached = attachmentNamed(library, name)
    if (attached) return { status: 200, type: attached.type, body: bytesOf(attached) }
    const font = (await site.fonts).files.get(`assets/${name}`)
    if (font) return { status: 200, type: name.endsWith('.txt') ? TEXT : 'font/woff2', body: font }
  } catch (error) {
    console.error(`${name} cannot be shown: ${reasonOf(error)}`)
  }
  return { status: 404, type: TEXT, body: 'There is no such file.' }
}

function script(body: string): DevResponse {
  return { status: 200, type: 'text/javascript;charset=utf-8', body }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
