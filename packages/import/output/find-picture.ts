import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { decodePercent } from '../../../lib/source/decode-percent.ts'
import { isOutside, realPathOf } from '../../../lib/source/source-file.ts'
import type { Imported, ImportFinding } from '../types/imported.ts'

/**
 * Returns a function that finds the pictures of a source’s texts.
 * @param toLocal converts an address that only this source uses
 */
export function pictureFinder(
  root: string,
  bases: readonly string[],
  hosts: readonly string[],
  toLocal: (src: string) => string = (src) => src,
): Imported['findPicture'] {
  return ({ source }, src) =>
    findPicture(toLocal(src), root, path.relative(root, path.dirname(source.path)), bases, hosts)
}

/**
 * Finds the file of a picture by its address in a source. It never returns a file outside the source’s folder.
 * @param root the folder of the source
 * @param beside the folder of the text, for relative addresses
 * @param bases folders in `root` that are the root of the source’s site
 * @param hosts hosts that the source itself was published on
 */
export function findPicture(
  src: string,
  root: string,
  beside: string,
  bases: readonly string[],
  hosts: readonly string[],
): ImportFinding {
  const isOwn = hosts.some((host) => src.replace(/^(?:https?:)?\/\//, '').startsWith(`${host}/`))
  const local = isOwn ? (URL.parse(src.replace(/^\/\//, 'https://'))?.pathname ?? src) : src
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(local)) {
    const message = `The picture “${src.slice(0, 200)}” is on another host; an import downloads nothing.`
    const hint = 'Put it into the story’s folder, and write ![what it shows](its-name.jpg).'
    return { rule: 'picture-outside', message, hint }
  }
  const name = decodePercent(local.replace(/[?#].*$/, ''))
  const below = path.posix.normalize(`/${name}`).slice(1)
  const candidates = [
    ...(name.startsWith('/') ? [] : [path.resolve(root, beside, name)]),
    ...bases.map((base) => path.resolve(root, base, below)),
  ]
  for (const file of candidates) {
    if (!existsSync(file)) continue
    const real = realPathOf(file)
    if (real === undefined || isOutside(root, real)) return outside(src)
    if (statSync(real).isFile()) return { file: real }
  }
  if (!name.startsWith('/') && path.relative(root, path.resolve(root, beside, name)).startsWith('..'))
    return outside(src)
  const message = `There is no picture “${src}” in the source.`
  return { rule: 'picture-missing', message, hint: 'Put it into the story’s folder.' }
}

function outside(src: string): ImportFinding {
  const message = `The picture “${src}” is outside the folder that is imported.`
  return { rule: 'picture-outside', message, hint: 'Copy it into that folder and import again.' }
}
