import { hash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { dateFormatOf } from '../language/format.ts'
import { suggest } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import { FONTS } from '../publication/content-names.ts'
import type { Publication } from '../publication/publication.ts'
import type { FontFace, FontRole } from '../publication/typefaces.ts'
import { LIMITS } from '../source/limits.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { linkProblem, nameOf, readBytes } from '../source/source-file.ts'
import { type OpenFont, openFont, type Subset, subsetFont } from './open-font.ts'

/** The newsroom’s own fonts, ready to be published. */
export interface ReadFonts {
  readonly faces: readonly FontFace[]
  /** The fonts and their licences, by their names in the site. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly Problem[]
}

type Entry = NonNullable<NonNullable<Publication['type']>['fonts']>[number]
type Report = (where: readonly PropertyKey[], rule: Problem['rule'], message: string, hint: string) => void

/** One font of site.yaml, opened. */
interface Source extends Entry {
  readonly index: number
  readonly font: OpenFont
  readonly digest: string
}

/**
 * Reads the fonts that site.yaml names, and makes smaller ones from them: one for each script of the publication, with
 * the characters that its pages need. It reports whatever keeps pages from using them.
 */
export async function readFonts(
  root: string,
  publication: Publication | undefined,
  site: YamlValue | undefined,
): Promise<ReadFonts> {
  const files = new Map<string, Uint8Array>()
  const problems: Problem[] = []
  const entries = publication?.type?.fonts ?? []
  if (!publication || !site || entries.length === 0) return { faces: [], files, problems }
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const report: Report = (where, rule, message, hint) =>
    problems.push({ file, ...site.placeOf(['type', ...where]), severity: 'error', rule, message, hint })
  const sources: Source[] = []
  for (const [index, entry] of entries.entries()) {
    const source = await openSource(path.join(root, FONTS), entry, index, report)
    if (!source) continue
    sources.push(source.source)
    files.set(`assets/${assetName(entry.licence, source.licence, '.txt')}`, source.licence)
  }
  const faces: FontFace[] = []
  for (const script of new Set(publication.languages.map((language) => language.script))) {
    for (const role of new Set(sources.flatMap(({ roles }) => roles)))
      for (const { face, subset, source } of facesOf(publication, sources, role, script, report)) {
        const name = `assets/${face.asset}`
        if (!files.has(name)) files.set(name, await subsetFont(source.font.bytes, subset))
        faces.push(face)
      }
    const assets = new Set(faces.filter((face) => face.script === script).map(({ asset }) => asset))
    const size = [...assets].reduce((sum, asset) => sum + (files.get(`assets/${asset}`)?.length ?? 0), 0)
    const most = publication.type?.limit ?? MOST_KILOBYTES
    if (size <= most * 1000) continue
    const tags = publication.languages.filter((one) => one.script === script).map(({ tag }) => `“${tag}”`)
    const kilobytes = Math.ceil(size / 1000)
    const message = `Pages in ${tags.join(', ')} would load ${kilobytes} kB of fonts; the limit is ${most} kB.`
    report(['fonts'], 'font-heavy', message, `Use fewer fonts, or write \`limit: ${kilobytes}\` under \`type\`.`)
  }
  return { faces, files, problems }
}

async function openSource(
  folder: string,
  entry: Entry,
  index: number,
  report: Report,
): Promise<{ source: Source; licence: Uint8Array } | undefined> {
  const read = (key: 'file' | 'licence', rule: 'font-missing' | 'font-licence') => {
    const where = ['fonts', index, key]
    const name = entry[key]
    const names = existsSync(folder) ? readdirSync(folder) : []
    const file = path.join(folder, name)
    if (!names.includes(name)) {
      const hint = names.length > 0 ? suggest(name, names) : `Put it into the folder ${FONTS}, beside site.yaml.`
      report(where, rule, `There is no “${name}” in the folder ${FONTS}.`, hint)
      return undefined
    }
    const bytes = linkProblem(path.dirname(folder), file) ?? readBytes(file, LIMITS.staticBytes)
    if (bytes instanceof Uint8Array) return bytes
    report(where, bytes.rule, `“${name}”: ${bytes.message}`, bytes.hint)
    return undefined
  }
  const [bytes, licence] = [read('file', 'font-missing'), read('licence', 'font-licence')]
  if (licence?.toString().trim() === '')
    report(['fonts', index, 'licence'], 'font-licence', `“${entry.licence}” is empty.`, 'Copy the licence into it.')
  const font = bytes && (await openFont(bytes))
  if (bytes && !font) {
    const hint = 'Download it again, or convert the font to WOFF2.'
    report(['fonts', index, 'file'], 'font-invalid', `“${entry.file}” is not a WOFF2 font, or is incomplete.`, hint)
  }
  if (font?.isRestricted) {
    const message = `The maker of “${entry.file}” forbids sites to use parts of it.`
    report(['fonts', index, 'file'], 'font-invalid', message, 'Choose a font with a free licence.')
  }
  const [first, last] = font?.axes.get('wdth') ?? [100, 100]
  const { width = 100 } = entry
  if (font && (width < first || width > last)) {
    const message = `“${entry.file}” has no width ${width}.`
    const hint = first === last ? 'Delete `width`: this font has one.' : `Write a number from ${first} to ${last}.`
    report(['fonts', index, 'width'], 'value-invalid', message, hint)
  }
  if (!bytes || !licence || !font) return undefined
  return { source: { ...entry, index, font, digest: hash('sha256', bytes) }, licence }
}

/** Returns the faces of one part of a page in a script: none if no font has letters of it. */
function facesOf(
  publication: Publication,
  sources: readonly Source[],
  role: FontRole,
  script: string,
  report: Report,
): { face: FontFace; subset: Subset; source: Source }[] {
  const languages = publication.languages.filter((language) => language.script === script)
  const wanted = languages.map(({ tag }) => ({ tag, letters: lettersOf(publication, tag, script) }))
  const letters = wanted.flatMap((one) => one.letters)
  const isFor = ({ languages: own }: Source, tag: string) => own === undefined || own.includes(tag)
  const used = sources.filter(
    (source) => source.roles.includes(role) && languages.some(({ tag }) => isFor(source, tag)),
  )
  for (const { tag, letters: needed } of wanted) {
    const own = used.filter((source) => isFor(source, tag))
    const missing = needed.filter((letter) => !own.some((source) => has(source, letter)))
    const named = own.find((source) => source.languages) ?? own.find((source) => needed.some((one) => has(source, one)))
    if (missing.length === 0 || !named) continue
    const list = missing.slice(0, 12).join(' ')
    const rest = missing.length > 12 ? ` and ${missing.length - 12} more` : ''
    const message = `“${named.file}” lacks letters of “${tag}” for ${role}: ${list}${rest}.`
    const hint = 'Add a font that has them, or name the languages that this one is for: `languages: […]`.'
    report(['fonts', named.index, 'file'], 'font-letters', message, hint)
  }
  // A font without letters of the script adds its digits and signs only if it names a language of the script.
  const hasLetters = (source: Source) => letters.some((letter) => has(source, letter))
  if (!used.some(hasLetters)) return []
  const taken = new Set<string>()
  const ranked = [...used.filter(hasLetters), ...used.filter((source) => source.languages && !hasLetters(source))]
  const parts = ranked.flatMap((source) => {
    const style = `${source.font.isItalic} ${weightsOf(source.font)}`
    const found = charactersOf(script, letters, source.font.characters)
    const characters = new Set(found.filter((one) => !taken.has(`${style} ${one}`)))
    for (const one of characters) taken.add(`${style} ${one}`)
    return characters.size > 0 ? [{ source, characters }] : []
  })
  const all = new Set(parts.flatMap(({ characters }) => [...characters]))
  return parts.map(({ source, characters }) => ({
    source,
    ...faceOf(source, role, script, characters, characters.size === all.size),
  }))
}

function faceOf(source: Source, role: FontRole, script: string, characters: ReadonlySet<number>, isWhole: boolean) {
  const { font, file, digest, width = 100 } = source
  const axes = new Map<string, number | readonly [number, number]>()
  for (const [tag, [first, last]] of font.axes) {
    if (tag === 'wght') axes.set(tag, [Math.max(first, WEIGHTS[0]), Math.min(last, WEIGHTS[1])])
    if (tag === 'wdth') axes.set(tag, width)
  }
  const weight = role === 'headlines' ? 700 : 400
  const values = new Map([...font.axes.keys()].map((tag) => [tag, tag === 'wdth' ? width : weight] as const))
  const face: FontFace = {
    role,
    script,
    asset: assetName(file, JSON.stringify([digest, [...axes], [...characters]]), '.woff2'),
    weights: weightsOf(font),
    isItalic: font.isItalic,
    ...(isWhole ? {} : { range: rangesOf(characters) }),
    ascent: font.ascent,
    descent: font.descent,
    width: font.widthAt(new Map([...values].filter(([tag]) => tag === 'wdth' || tag === 'wght'))),
  }
  return { face, subset: { characters, axes } }
}

function has({ font }: Source, letter: string): boolean {
  return font.characters.has(letter.codePointAt(0) ?? 0)
}

function weightsOf({ axes, weight }: OpenFont): string {
  const [first, last] = axes.get('wght') ?? [weight, weight]
  const [from, to] = [Math.max(first, WEIGHTS[0]), Math.min(last, WEIGHTS[1])]
  return from < to ? `${from} ${to}` : String(weight)
}

function assetName(file: string, content: string | Uint8Array, ending: string): string {
  const name = path.basename(file, path.extname(file)).replaceAll(/[^\w-]+/g, '-')
  return `${name}.${hash('sha256', content).slice(0, 12)}${ending}`
}

/** Writes characters as CSS does in `unicode-range`. */
function rangesOf(characters: Iterable<number>): string {
  const ranges: [number, number][] = []
  for (const one of characters) {
    const last = ranges.at(-1)
    if (last?.[1] === one - 1) last[1] = one
    else ranges.push([one, one])
  }
  const hex = (one: number) => one.toString(16)
  return ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join()
}

/**
 * Returns the letters of a language, small and capital. They are those of the interface in it, and of the names of
 * months and days: all or nearly all that the language has.
 */
function lettersOf({ messages, description }: Publication, tag: string, script: string): string[] {
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, month + 1)))
  const dates = days.map((day) => dateFormatOf(tag, { month: 'long', weekday: 'long', timeZone: 'UTC' }).format(day))
  const text = [...Object.values(messages[tag] ?? {}), description[tag] ?? '', ...dates].join('')
  const found = new Set(`${text}${text.toLocaleLowerCase(tag)}${text.toLocaleUpperCase(tag)}`)
  return [...found].filter((one) => /[\p{L}\p{M}]/u.test(one)).filter(isOf(script))
}

/** The scripts of Unicode whose letters a script of lib/language/language.ts has, where the two differ. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Aran: 'Arab',
  Hans: 'Hani',
  Hant: 'Hani',
  Jpan: 'Hani}\\p{scx=Hira}\\p{scx=Kana',
  Kore: 'Hang',
}

/** Spaces, punctuation, digits and signs that texts in every script have, and the letters of Western Europe. */
const COMMON = [
  [0x20, 0x40],
  [0x5b, 0x60],
  [0x7b, 0x7e],
  [0xa0, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2c6, 0x2dd],
  [0x200c, 0x205e],
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
] as const
const LATIN = [0x41, 0x17f] as const

/** Returns a test of whether a character is one of a script. */
function isOf(script: string): (character: string) => boolean {
  const letters = new RegExp(`[\\p{scx=${SCRIPTS[script] ?? script}}]`, 'u')
  return (character) => letters.test(character)
}

/**
 * Returns the characters that pages in a script need: its letters in the blocks of 256 characters that its languages
 * use, and what texts in every script have. A rare letter of another language is then shown in a font of the system.
 */
function charactersOf(script: string, letters: readonly string[], inFont: Iterable<number>): number[] {
  const blocks = new Set(letters.map((letter) => (letter.codePointAt(0) ?? 0) >> 8))
  const isLetter = isOf(script)
  const ranges = script === 'Latn' ? [...COMMON, LATIN] : COMMON
  const isWanted = (one: number) =>
    ranges.some(([first, last]) => first <= one && one <= last) ||
    (blocks.has(one >> 8) && isLetter(String.fromCodePoint(one)))
  return [...inFont].filter(isWanted).sort((a, b) => a - b)
}

/** The maximum size in kB of the fonts of a page, unless site.yaml says otherwise. */
const MOST_KILOBYTES = 120

/** The weights that pages use, of those that a variable font has. */
const WEIGHTS = [400, 900] as const
