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
  return [...picturesOf(theLibrary()).keys()].map((name) => ({ name }))
}

/** A story's picture, under a name that changes when it does. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params
  const picture = picturesOf(theLibrary()).get(name)
  if (!picture) return new Response(null, { status: 404 })
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(readFileSync(picture.path)), { headers: { 'content-type': type } })
}
