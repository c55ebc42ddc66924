import { isUtf8 } from 'node:buffer'
import { anything, readJson } from '../settings/read-json.ts'
import type { FileContent, Signature } from './file-types.ts'

/** Returns the problem of the content of a file, as the words after its name in a message; undefined if it has none. */
export function contentProblem(bytes: Buffer, content: FileContent): string | undefined {
  if (bytes.length === 0) return 'is empty'
  const start = bytes.toString('latin1', 0, 1024)
  const other = otherType(start)
  const isElse = `is ${other ?? 'something else than its name says'}`
  if (content === 'text' || content === 'json') {
    if (other) return isElse
    if (!isUtf8(bytes) || bytes.includes(0)) return 'is no text in UTF-8'
    return content === 'json' && !isJson(bytes) ? 'is no JSON' : undefined
  }
  if ('starts' in content) return content.starts.some((one) => isAt(start, one)) ? undefined : isElse
  if ('ole' in content) {
    if (!start.startsWith(OLE)) return isElse
    return bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')) ? 'contains macros' : undefined
  }
  if (!start.startsWith('PK\x03\x04')) return isElse
  const names = namesInZip(bytes)
  if (!names) return 'is incomplete'
  const program = names.find((name) => PROGRAMS.test(name))
  if (program) return `contains a program (${program.slice(-60)})`
  return names.some((name) => content.zip.test(name)) ? undefined : isElse
}

/** Other types that a file may have than its name says, by its first bytes. */
const OTHERS: readonly (readonly [starts: readonly string[], name: string])[] = [
  [
    ['MZ', '\x7fELF', '#!', '\xfe\xed\xfa', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm'],
    'a program',
  ],
  [['%PDF-'], 'a PDF'],
  [['PK\x03\x04'], 'a ZIP archive'],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8'], 'a picture'],
]

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** The files in an archive that run when a person opens them. */
const PROGRAMS =
  /\.(?:exe|com|scr|msi|bat|cmd|pif|lnk|vbs|vbe|wsf|hta|jar|ps1|apk|dmg|deb|rpm)$|(?:^|\/)vbaProject\.bin$/i

function otherType(start: string): string | undefined {
  if (/^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(start)) return 'HTML or XML'
  return OTHERS.find(([starts]) => starts.some((one) => start.startsWith(one)))?.[1]
}

function isAt(start: string, [offset, bytes]: Signature): boolean {
  return start.startsWith(bytes, offset)
}

function isJson(bytes: Buffer): boolean {
  return readJson(anything, bytes) !== undefined
}

/** The names of the files in a ZIP archive, from its directory (APPNOTE 4.3.12, 4.3.16); undefined if it has none. */
function namesInZip(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return undefined
  const names: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.length > 0 ? names : undefined
}
