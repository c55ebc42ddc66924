import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as hb from 'harfbuzzjs'

/** A font that was opened, and the facts that pages need of it. */
export interface OpenFont {
  /** The font as TrueType or OpenType. */
  readonly bytes: Uint8Array
  readonly characters: ReadonlySet<number>
  readonly isItalic: boolean
  /** Whether its maker forbids embedding it, or embedding a part of it (OpenType, OS/2, fsType). */
  readonly isRestricted: boolean
  /** The first and last value of each axis, by its tag; none if the font is not variable. */
  readonly axes: ReadonlyMap<string, readonly [number, number]>
  /** The weight of a font that is not variable. */
  readonly weight: number
  /** The height above and below the base line, in em. */
  readonly ascent: number
  readonly descent: number
  /**
   * Returns the average width of a letter in em.
   * @param axes the values of axes, by their tags
   */
  widthAt(axes: ReadonlyMap<string, number>): number
}

/**
 * Opens a WOFF2 file.
 * @returns undefined if it is none, or is incomplete
 */
export async function openFont(woff2: Uint8Array): Promise<OpenFont | undefined> {
  if (Buffer.from(woff2.subarray(0, 4)).toString('latin1') !== 'wOF2') return undefined
  const { default: decompress } = await import('woff2-encoder/decompress')
  try {
    const bytes = await decompress(woff2)
    const face = new hb.Face(new hb.Blob(bytes))
    const table = face.referenceTable('OS/2')
    const characters = new Set(face.collectUnicodes())
    if (!table || characters.size === 0) return undefined
    const os2 = Buffer.from(table)
    const { ascender, descender } = new hb.Font(face).hExtents()
    const infos = Object.entries(face.getAxisInfos())
    return {
      bytes,
      characters,
      isItalic: (os2.readUInt16BE(62) & 1) === 1,
      isRestricted: (os2.readUInt16BE(8) & 0x102) > 0,
      axes: new Map(infos.map(([tag, { min, max }]) => [tag, [min, max]])),
      weight: os2.readUInt16BE(4),
      ascent: ascender / face.upem,
      descent: -descender / face.upem,
      widthAt: (axes) => averageWidth(face, axes),
    }
  } catch {
    return undefined
  }
}

// How often characters occur in English, in 10,000, as in @capsizecss/unpack 4.0.1.
const SHARES: Readonly<Record<string, number>> = {
  ' ': 1540,
  e: 922,
  t: 672,
  a: 668,
  i: 588,
  n: 578,
  o: 571,
  r: 526,
  s: 469,
  h: 351,
  l: 304,
  d: 298,
  c: 232,
  u: 207,
  m: 181,
  f: 170,
  p: 163,
  g: 155,
  y: 123,
  b: 114,
  w: 110,
  ',': 83,
  '.': 79,
  v: 76,
  '0': 53,
  k: 46,
  T: 41,
  S: 41,
  A: 40,
  C: 31,
  '2': 26,
  x: 25,
  M: 25,
  P: 23,
  '1': 23,
  I: 22,
  B: 20,
  '-': 18,
  U: 16,
  R: 15,
}

function averageWidth(face: hb.Face, axes: ReadonlyMap<string, number>): number {
  const font = new hb.Font(face)
  font.setVariations([...axes].map(([tag, value]) => new hb.Variation(tag, value)))
  let [width, all] = [0, 0]
  for (const [letter, share] of Object.entries(SHARES)) {
    const glyph = font.nominalGlyph(letter.codePointAt(0) ?? 0)
    if (glyph === undefined) continue
    width += share * font.glyphHAdvance(glyph)
    all += share
  }
  return all > 0 ? width / all / face.upem : 0
}

/** A font reduced to some characters and weights. */
export interface Subset {
  readonly characters: Iterable<number>
  /** The values that axes of a variable font are fixed to, by their tags; `[from, to]` keeps a part of an axis. */
  readonly axes: ReadonlyMap<string, number | readonly [number, number]>
}

// Numbers of hb-subset.h: a set that names the name entries, and how memory is lent.
const NAME_IDS = 4
const WRITABLE = 2

/**
 * The entries of the table of names that a font keeps besides those of its names: its licence, and the address of that.
 */
const LICENCE_NAMES = [0, 13, 14]

let opened: Promise<Harfbuzz> | undefined

/**
 * Makes a smaller font with HarfBuzz, in WOFF2. It keeps the features that browsers apply unasked, such as ligatures.
 * @param font the font as TrueType or OpenType
 * @throws if HarfBuzz cannot read the font
 */
export async function subsetFont(font: Uint8Array, subset: Subset): Promise<Uint8Array> {
  const { compress } = await import('woff2-encoder')
  opened ??= Harfbuzz.open()
  return compress((await opened).subset(font, subset))
}

/** The subsetter of HarfBuzz, which harfbuzzjs contains without an interface in JavaScript. */
class Harfbuzz {
  readonly #exports: WebAssembly.Exports

  private constructor(exports: WebAssembly.Exports) {
    this.#exports = exports
  }

  static async open(): Promise<Harfbuzz> {
    const file = fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'))
    const { instance } = await WebAssembly.instantiate(readFileSync(file))
    const harfbuzz = new Harfbuzz(instance.exports)
    harfbuzz.#call('_initialize')
    return harfbuzz
  }

  subset(font: Uint8Array, { characters, axes }: Subset): Uint8Array {
    const start = this.#call('malloc', font.length)
    this.#memory().set(font, start)
    const blob = this.#call('hb_blob_create', start, font.length, WRITABLE, 0, 0)
    const face = this.#call('hb_face_create', blob, 0)
    const input = this.#call('hb_subset_input_create_or_fail')
    const unicodes = this.#call('hb_subset_input_unicode_set', input)
    for (const character of characters) this.#call('hb_set_add', unicodes, character)
    const names = this.#call('hb_subset_input_set', input, NAME_IDS)
    for (const id of LICENCE_NAMES) this.#call('hb_set_add', names, id)
    for (const [tag, value] of axes) {
      const axis = [...tag].reduce((sum, letter) => (sum << 8) + letter.charCodeAt(0), 0)
      if (typeof value === 'number') this.#call('hb_subset_input_pin_axis_location', input, face, axis, value)
      else this.#call('hb_subset_input_set_axis_range', input, face, axis, ...value, Number.NaN)
    }
    const made = this.#call('hb_subset_or_fail', face, input)
    const result = made && this.#call('hb_face_reference_blob', made)
    const length = result && this.#call('hb_blob_get_length', result)
    if (!length) throw new Error('HarfBuzz cannot read it')
    const from = this.#call('hb_blob_get_data', result, 0)
    const bytes = this.#memory().slice(from, from + length)
    this.#call('hb_blob_destroy', result)
    this.#call('hb_face_destroy', made)
    this.#call('hb_subset_input_destroy', input)
    this.#call('hb_face_destroy', face)
    this.#call('hb_blob_destroy', blob)
    this.#call('free', start)
    return bytes
  }

  #call(name: string, ...values: readonly number[]): number {
    const called = this.#exports[name]
    if (typeof called !== 'function') throw new Error(`HarfBuzz has no “${name}”.`)
    return Number(called(...values))
  }

  /** The memory as it is now: it moves when it grows. */
  #memory(): Uint8Array {
    const { memory } = this.#exports
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('HarfBuzz has no memory.')
    return new Uint8Array(memory.buffer)
  }
}
