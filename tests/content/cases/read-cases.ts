import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { messagesFor } from '../../../lib/language/messages.ts'
import { readRights, rightsPacket } from '../../../lib/picture/rights.ts'
import { withXmp } from '../../photograph.ts'
import { LATIN_FONT, MP3, MP4, PDF, zipOf } from '../files.ts'
import { PNG, SVG } from '../good-newsroom.ts'
import { type Change, type Changes, replaced, withBody, withFrontMatter } from '../newsroom.ts'

/** One kind of bad content, and everything that must be said about it. */
export interface BadCase {
  /** What is wrong, in words. */
  readonly kind: string
  readonly changes: Changes
  /** Every problem in one line, as the check prints it; sorted. */
  readonly problems: readonly string[]
  /** Words that the first problem’s message or hint must hold, where they help most. */
  readonly says?: string | undefined
}

/** The story that most cases add: it stands alone, so that no other file has a problem. */
export const EXTRA = 'stories/extra/en.md'

/**
 * Returns the cases of a file in this folder: `link` for `link-cases.yaml`. A case has the body of the extra story, its
 * front matter or its whole text (`body`, `frontMatter`, `story`), a change of site.yaml (`site`) and other `files`. A
 * text is the file, or in site.yaml its end; `null` deletes. A problem without a file is in the extra story, or else in
 * site.yaml.
 */
export function casesOf(name: string): readonly BadCase[] {
  const text = readFileSync(path.join(import.meta.dirname, `${name}-cases.yaml`), 'utf8')
  const cases = z.array(written).parse(parse(text))
  return cases.map(({ kind, body, frontMatter, story, site, files, problems, says }) => {
    const extra = body ? withBody(body) : frontMatter ? withFrontMatter(frontMatter) : story
    const home = extra === undefined ? 'site.yaml' : EXTRA
    const changes = {
      ...(site ? { 'site.yaml': changeOf(typeof site === 'string' ? { add: site } : site) } : {}),
      ...(extra === undefined ? {} : { [EXTRA]: extra }),
      ...Object.fromEntries(Object.entries(files).map(([file, change]) => [file, changeOf(change)])),
    }
    const found = problems.map((problem) => `content/${/^\d/.test(problem) ? `${home}:` : ''}${problem}`)
    return { kind, changes, problems: found, says }
  })
}

/** The bytes that cases name. `PNG of 600x900` says that size, and has another. */
const BYTES: Readonly<Record<string, Uint8Array | string>> = {
  PNG,
  SVG,
  PDF,
  MP4,
  MP3: Buffer.from(MP3, 'latin1'),
  HEIC: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
  'PNG cut short': PNG.subarray(0, PNG.length - 12),
  // It names its creator in XMP, as Adobe writes it into a PNG.
  'PNG by Ada Lens': withXmp(PNG, rightsPacket({ ...readRights(PNG), creators: ['Ada Lens'] }) ?? ''),
  'SVG of megabytes': SVG.replace('</svg>', `${'<rect/>'.repeat(200_000)}</svg>`),
  'ZIP with a program': zipOf('data.csv', 'open-me.exe'),
  'XLSX with macros': zipOf('xl/workbook.xml', 'xl/vbaProject.bin'),
  'Latin font': LATIN_FONT,
  'half a font': LATIN_FONT.subarray(0, 9000),
  'story in UTF-16': Buffer.from(`\ufeff${withBody('A café.')}`, 'utf16le'),
  'English texts but two': JSON.stringify({ ...messagesFor('en'), accept: undefined, decline: undefined }),
  '11 MB': new Uint8Array(10 * 2 ** 20 + 1),
}

const change = z.union([
  z.string().nullable(),
  z.strictObject({ add: z.string() }),
  z.strictObject({ replace: z.string(), by: z.string() }),
  z.strictObject({ bytes: z.string() }),
  z.strictObject({ latin1: z.string() }),
  z.strictObject({ linkTo: z.string() }),
])

const written = z.strictObject({
  kind: z.string(),
  body: z.string().optional(),
  frontMatter: z.string().optional(),
  story: z.string().optional(),
  site: change.optional(),
  files: z.record(z.string(), change).default({}),
  problems: z.array(z.string()),
  says: z.string().optional(),
})

function changeOf(one: z.infer<typeof change>): Change {
  if (one === null) return undefined
  if (typeof one === 'string' || 'linkTo' in one) return one
  if ('add' in one) return (good) => good + one.add
  if ('replace' in one) return replaced(one.replace, one.by)
  return 'latin1' in one ? Buffer.from(one.latin1, 'latin1') : bytesOf(one.bytes)
}

function bytesOf(name: string): Uint8Array | string {
  const known = BYTES[name]
  if (known) return known
  const [, width, height] = /^PNG of (\d+)x(\d+)$/.exec(name) ?? []
  if (!width) throw new Error(`No bytes are called “${name}”.`)
  const bytes = Buffer.from(PNG)
  bytes.writeUInt32BE(Number(width), 16)
  bytes.writeUInt32BE(Number(height), 20)
  return bytes
}
