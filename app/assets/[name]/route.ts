import { readFileSync } from 'node:fs'
import { picturesOf } from '../../../lib/story/pictures-of.ts'
import { theLibrary } from '../../../lib/story/the-library.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

export function generateStaticParams() {
  const names = [...picturesOf(theLibrary()).keys()]
  // An export of a newsroom without pictures would fail: Next wants at least one.
  return (names.length > 0 ? names : ['none']).map((name) => ({ name }))
}

/** A story's picture, under a name that changes when it does. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params
  const picture = picturesOf(theLibrary()).get(name)
  if (!picture) return new Response('')
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(readFileSync(picture.path)), { headers: { 'content-type': type } })
}
