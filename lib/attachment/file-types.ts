import { fill } from '../language/format.ts'
import type { Messages } from '../language/messages.ts'

/** Bytes of a file, one character each, and where they are. */
export type Signature = readonly [offset: number, bytes: string]

/** The check of a file’s content: one of some signatures, text, JSON, or an archive with some parts. */
export type FileContent =
  | 'text'
  | 'json'
  | { readonly starts: readonly Signature[] }
  | { readonly zip: RegExp }
  | { readonly ole: true }

/** A type of file that a story may have beside it. */
export interface FileType {
  /** The media type with which hosts send it. */
  readonly media: string
  readonly content: FileContent
}

const text = (media: string): FileType => ({ media: `${media}; charset=utf-8`, content: 'text' })
const starting = (media: string, ...starts: readonly Signature[]): FileType => ({ media, content: { starts } })
const office = (media: string, part: RegExp): FileType => ({
  media: `application/vnd.openxmlformats-officedocument.${media}`,
  content: { zip: part },
})
const typedZip = (media: string) => starting(media, [30, `mimetype${media}`])
const MP4: Signature = [4, 'ftyp']
const OGG: Signature = [0, 'OggS']
const ID3: Signature = [0, 'ID3']
/** The frames of MPEG 1, 2 and 2.5, layer III. */
const MPEG = ['\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2', '\xff\xe3', '\xff\xe2'].map(
  (start): Signature => [0, start],
)

/**
 * The types of file that a story may have beside it, by their endings. None of them can run code in the site: a browser
 * shows, plays or saves them.
 */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: starting('application/pdf', [0, '%PDF-'], [0, '\xef\xbb\xbf%PDF-']),
  csv: text('text/csv'),
  tsv: text('text/tab-separated-values'),
  txt: text('text/plain'),
  json: { media: 'application/json', content: 'json' },
  geojson: { media: 'application/geo+json', content: 'json' },
  ics: text('text/calendar'),
  vtt: text('text/vtt'),
  srt: text('application/x-subrip'),
  docx: office('wordprocessingml.document', /^word\//),
  xlsx: office('spreadsheetml.sheet', /^xl\//),
  pptx: office('presentationml.presentation', /^ppt\//),
  doc: { media: 'application/msword', content: { ole: true } },
  xls: { media: 'application/vnd.ms-excel', content: { ole: true } },
  ppt: { media: 'application/vnd.ms-powerpoint', content: { ole: true } },
  odt: typedZip('application/vnd.oasis.opendocument.text'),
  ods: typedZip('application/vnd.oasis.opendocument.spreadsheet'),
  odp: typedZip('application/vnd.oasis.opendocument.presentation'),
  rtf: starting('application/rtf', [0, '{\\rtf']),
  epub: typedZip('application/epub+zip'),
  zip: { media: 'application/zip', content: { zip: /./ } },
  gif: starting('image/gif', [0, 'GIF8']),
  mp3: starting('audio/mpeg', ID3, ...MPEG),
  m4a: starting('audio/mp4', MP4),
  ogg: starting('audio/ogg', OGG),
  opus: starting('audio/ogg', OGG),
  flac: starting('audio/flac', [0, 'fLaC'], ID3),
  wav: starting('audio/wav', [8, 'WAVE']),
  mp4: starting('video/mp4', MP4),
  webm: starting('video/webm', [0, '\x1a\x45\xdf\xa3']),
  ogv: starting('video/ogg', OGG),
}

/** The endings of these files by their media types, for the settings of hosts. */
export const ENDINGS_BY_MEDIA: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(Object.entries(FILE_TYPES), ([, { media }]) => media)].map(([media, types]) => {
    return [media, types.map(([ending]) => ending)]
  }),
)

/** The endings, without the dot, of the names of files that a story may link to. */
export const FILE_ENDINGS: readonly string[] = Object.keys(FILE_TYPES)

/** Returns the ending of a name in small letters, without the dot. */
export function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Returns the type of a file by its name; undefined if a story cannot have such a file. */
export function fileTypeOf(name: string): FileType | undefined {
  const ending = endingOf(name)
  return Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined
}

/** Returns whether a browser plays such a file as `<video>` or `<audio>`; undefined if it plays it as neither. */
export function playedAs(name: string): 'video' | 'audio' | undefined {
  const media = fileTypeOf(name)?.media ?? ''
  if (media.startsWith('video/')) return 'video'
  return media.startsWith('audio/') ? 'audio' : undefined
}

/** The type and size of a file, as the link to it says them in the language of the text. */
export interface FileFacts {
  /** The type: `PDF`; undefined if the words of the link say it. */
  readonly label: string | undefined
  /** The size: `1.2 MB`. */
  readonly size: string
  /** The media type. */
  readonly type: string
}

/** Returns what is written after the words of a link to a file: “ (PDF, 1.2 MB)”; nothing if there is no file. */
export function fileNote(
  file: FileFacts | undefined,
  { brackets, comma }: Pick<Messages, 'brackets' | 'comma'>,
): string {
  return file ? fill(brackets, '', fileWords(file, { comma })) : ''
}

/** Returns the type and the size of a file in words: “PDF, 1.2 MB”. */
export function fileWords({ label, size }: FileFacts, { comma }: Pick<Messages, 'comma'>): string {
  return label === undefined ? size : fill(comma, label, size)
}
