import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.join(import.meta.dirname, '../fixtures/good-newsroom')

/** A small SVG that draws nothing dangerous. */
export const SVG = readFileSync(path.join(FOLDER, 'stories/harvest/bridge.svg'), 'utf8')

/** A black PNG of 1312 by 738 pixels: wide enough for every place. */
export const PNG = readFileSync(path.join(FOLDER, 'stories/harvest/field.png'))

/** The smallest newsroom in which nothing is wrong: two languages, one story with two pictures, four pages. By path. */
export const GOOD_FILES: Readonly<Record<string, string | Uint8Array>> = Object.fromEntries(
  globSync('**/*.{yaml,md,svg,png}', { cwd: FOLDER })
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort()
    .map((name) => [name, name.endsWith('.png') ? PNG : readFileSync(path.join(FOLDER, name), 'utf8')]),
)
