import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A font reduced to some characters and weights. */
export interface Subset {
  readonly characters: Iterable<number>
  /** The values that axes of a variable font are fixed to, by their tags; `[from, to]` keeps a part of an axis. */
  readonly axes: ReadonlyMap<string, number | readonly [number, number]>
}

// Numbers of hb-subset.h: a set that names the name entries, and how memory is lent.
const NAME_IDS = 4
const WRITABLE = 2

/** The entries of the table of names that a font keeps besides those of its names: its licence, and the address of that. */
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
