import { bytesOf } from '../../../lib/attachment/attachment.ts'
import { theLibrary } from '../../../lib/index/the-library.ts'
import { picturesOfSite } from '../../../lib/library/look.ts'
import { mediaTypeOf, pictureFile } from '../../../lib/picture/encode-picture.ts'
import { variantsOf } from '../../../lib/picture/picture.ts'
import { rendersSample } from '../../../lib/settings/settings.ts'
import { attachmentNamed, filesOfStory } from '../../../lib/story/kinds/kinds.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

/**
 * Lists the picture files that Next itself serves, as in `next dev`. In a build Masthead makes these files, so the list
 * is empty.
 */
export function generateStaticParams() {
  const { stories, pages } = theLibrary()
  const pictures = rendersSample() ? [] : picturesOfSite(theLibrary())
  const files = rendersSample() ? [] : [...stories.values(), ...pages.values()].flatMap(filesOfStory)
  const names = new Set([
    ...pictures.flatMap((picture) => [picture.asset, ...variantsOf(picture).map((variant) => variant.name)]),
    ...files.map(({ asset }) => asset),
  ])
  // Next cannot export a dynamic route without pages, so a newsroom without pictures needs at least one name.
  return (names.size > 0 ? [...names] : ['none']).map((name) => ({ name }))
}

/**
 * Responds with a story's picture in one width and format, or with a file that a story links to. The name contains a
 * digest, so it changes when the picture does.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params
  const file = attachmentNamed(theLibrary(), name)
  if (file) return new Response(bytesOf(file), { headers: { 'content-type': file.type } })
  const body = await pictureFile(picturesOfSite(theLibrary()), name)
  return body === undefined ? new Response('') : new Response(body, { headers: { 'content-type': mediaTypeOf(name) } })
}
