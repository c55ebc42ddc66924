import { rendersSample, theLibrary } from '../../../lib/library/the-library.ts'
import { mediaTypeOf, pictureFile } from '../../../lib/picture/picture-file.ts'
import { variantsOf } from '../../../lib/picture/variants.ts'
import { picturesOf } from '../../../lib/story/types/pictures-of.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

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
  const body = await pictureFile(picturesOf(theLibrary()), name)
  return body === undefined ? new Response('') : new Response(body, { headers: { 'content-type': mediaTypeOf(name) } })
}
