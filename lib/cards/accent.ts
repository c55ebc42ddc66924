import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The hue of the publication itself, as in app/rubrics.css. */
const HOUSE = 32

const DESKS = path.join(import.meta.dirname, '../../app/rubrics.css')
let hues: ReadonlyMap<string, number> | undefined

/**
 * Returns the accent colour of a newspaper section on a light background, oklch(0.48 0.15 hue), with the hue from
 * app/rubrics.css.
 * @returns `#rrggbb`
 */
export function accentOf(desk: string | undefined): string {
  hues ??= new Map(
    [...readFileSync(DESKS, 'utf8').matchAll(/\[data-desk="([\w-]+)"\]\s*\{\s*--hue:\s*(\d+)/g)].map(
      ([, name = '', hue]) => [name, Number(hue)],
    ),
  )
  return oklchToHex(0.48, 0.15, hues.get(desk ?? '') ?? HOUSE)
}

/**
 * Converts OKLCH through OKLab and linear light to sRGB (CSS Color 4, section 18.4). Values outside sRGB are clipped.
 */
function oklchToHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return `#${[
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
    .map(toByte)
    .join('')}`
}

function toByte(linear: number): string {
  const light = Math.min(1, Math.max(0, linear))
  const encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}
