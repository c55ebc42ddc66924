import { readFileSync } from 'node:fs'
import { decodePicture } from '../../../lib/picture/encode-picture.ts'
import { sanitiseSvg } from '../../../lib/picture/sanitise-svg.ts'
import { variantsOf } from '../../../lib/picture/variants.ts'
import { picturesOf } from '../../../lib/story/pictures-of.ts'
import { rendersSample, theLibrary } from '../../../lib/story/the-library.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** Only where Next's own pages are shown are these files made here: in a build the press makes them. */
export function generateStaticParams() {
  const pictures = rendersSample() ? [] : picturesOf(theLibrary())
  const names = new Set(
    pictures.flatMap((picture) => [picture.asset, ...variantsOf(picture).map((variant) => variant.name)]),
  )
  // An export of a newsroom without pictures would fail: Next wants at least one.
  return (names.size > 0 ? [...names] : ['none']).map((name) => ({ name }))
}

/** A story's picture in one width and format, under a name that changes when it does. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params
  for (const picture of picturesOf(theLibrary())) {
    const variant = variantsOf(picture).find((one) => one.name === name)
    if (variant) return answer(new Uint8Array(await (await decodePicture(picture)).encode(variant)), name)
    const svg = picture.asset === name && sanitiseSvg(readFileSync(picture.path, 'utf8'))
    if (svg && 'svg' in svg) return answer(svg.svg, name)
  }
  return new Response('')
}

function answer(body: BodyInit, name: string): Response {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(body, { headers: { 'content-type': type } })
}
