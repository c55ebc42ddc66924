import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageFile } from '../../lib/settings/installation.ts'

/** A variable font with Latin letters, in widths from 62.5 to 100. */
export const LATIN_FONT = fontFile('noto-sans', 'noto-sans-latin-standard-normal')

/** A variable font with Arabic letters. */
export const ARABIC_FONT = fontFile('noto-naskh-arabic', 'noto-naskh-arabic-arabic-wght-normal')

/** A short PDF. */
export const PDF = '%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n'

/** The beginning of an MP4 file, which is all that is looked at. */
export const MP4 = '\0\0\0\x18ftypmp42\0\0\0\0'

/** The beginning of an MP3 file. */
export const MP3 = 'ID3\x04\0\0\0\0\0\0'

/** A ZIP archive of empty files. */
export function zipOf(...names: readonly string[]): Uint8Array {
  const files = names.map((name) => {
    const local = Buffer.alloc(30 + name.length)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(name.length, 28)
    entry.write(name, 46)
    return { local, entry }
  })
  const locals = Buffer.concat(files.map(({ local }) => local))
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(locals.length, 16)
  return Buffer.concat([locals, ...files.map(({ entry }) => entry), end])
}

/** A font of a package, as WOFF2. */
export function fontFile(family: string, file: string): Buffer {
  const list = packageFile(`@fontsource-variable/${family}/unicode.json`) ?? ''
  return readFileSync(path.join(path.dirname(list), `files/${file}.woff2`))
}
