import { writeFileSync } from 'node:fs'
// The floors from the ground up, each with its rooms from left to right: folders of the code, and what each is for. A
// folder that is not named there is on the lowest floor from which it can reach all that it uses.
import FLOORS from './floors.json' with { type: 'json' }
import { importsOf } from './imports.ts'
import { readSources, type Source } from './source.ts'
import { textWidth } from './text-width.ts'

/** The picture of the house; `node tests/architecture/draw-map.ts` draws it again. */
export const MAP = 'docs/pictures/house.svg'

/** The rooms through which a story goes, in order. */
const WAY = [
  ...['lib/builder/scan', 'lib/story', 'lib/library', 'app', 'components', 'lib/builder/page'],
  ...['lib/builder/verify', 'lib/builder/write'],
]

const LEFT = 110
const RIGHT = 886
const GAP = 9
/** Where the packages begin; the arrow to `out/` has the space before them. */
const WING = 910
const PACKAGE = { width: 72, height: 19, across: 78, down: 23 }
const WIDTH = WING + PACKAGE.across + PACKAGE.width + 16
const TOP = 76
const ROOM = 66
/** The space between the rooms of two floors. */
const BETWEEN = 20
/** The space between the side of a room and its texts. */
const PADDING = 7
/** The space of the number of a room on the way, before its name. */
const NUMBER = 18

interface Room {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** The texts of a room. */
interface Texts {
  readonly folder: string
  readonly purpose: readonly string[]
  /** The names of the folders that it uses directly. */
  readonly needs: readonly string[]
}

/**
 * Draws the house: each folder on its floor, the way of a story, and each package beside the highest floor that it
 * uses.
 */
export function drawMap(sources: readonly Source[]): string {
  const uses = usesOf(sources)
  const floorOf = (folder: string): number => {
    const floor = FLOORS.findIndex(({ rooms }) => folder in rooms)
    return floor < 0 ? Math.max(0, ...[...(uses.get(folder) ?? [])].map(floorOf)) : floor
  }
  for (const [folder, others] of uses) {
    const above = [...others].find((other) => floorOf(other) > floorOf(folder))
    if (above)
      throw new Error(`${folder} imports ${above}, which is on a higher floor of tests/architecture/draw-map.ts.`)
  }
  const isPackage = (name: string) => name.startsWith('packages/')
  const rooms = new Map<string, Room>()
  const tops = topsOf(
    FLOORS.map((_, floor) => [...uses.keys()].filter((name) => isPackage(name) && floorOf(name) === floor)),
  )
  const drawn = FLOORS.flatMap(({ label, rooms: named }, floor) => {
    const { y, height } = tops[floor] ?? { y: TOP, height: ROOM }
    const here = [...uses.keys()].filter((name) => floorOf(name) === floor)
    const purposes: Readonly<Record<string, readonly string[]>> = named
    // The folders that FLOORS does not name come last.
    const order = [...Object.keys(named), ...here]
    const there = here.filter((name) => !isPackage(name)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    const texts = there.map((folder) => ({
      folder,
      purpose: purposes[folder] ?? [],
      needs: directOf(folder, uses).map(shortName),
    }))
    const placed = placeRooms(texts, y)
    for (const { folder, room } of placed) rooms.set(folder, room)
    return [
      `<path d="M16 ${y + height + BETWEEN / 2}H${WIDTH - 16}" stroke="#e9e2d3"/>`,
      text(16, y + 38, label, 'floor'),
      ...placed.map(({ room, ...one }) => drawRoom(one, room)),
      ...here
        .filter(isPackage)
        .map((name, index) =>
          drawPackage(name, WING + (index % 2) * PACKAGE.across, y + Math.floor(index / 2) * PACKAGE.down),
        ),
    ]
  })
  const [ground = { y: TOP, height: ROOM }] = tops
  const bottom = ground.y + ground.height + BETWEEN
  const middle = (LEFT + RIGHT) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 54}" width="${WIDTH}" height="${bottom + 54}" role="img" aria-labelledby="title desc">
<title id="title">The house of Masthead</title>
<desc id="desc">The folders of the code, on six floors: ${FLOORS.map(({ label }) => label.toLowerCase()).join(', ')}. A folder imports only from its own floor and from lower ones. A story comes in as Markdown and goes through ${WAY.join(', ')}, and leaves as plain files. Each package is beside the highest floor that it uses.</desc>
<style>text{font:12px system-ui,sans-serif;fill:#1f2430}.name,.floor{font-weight:700;font-size:13px}.needs{fill:#5f5848;font-size:11px}.number{fill:#fff;font-weight:700}.room{fill:#f3efe6;stroke:#cfc7b5}.way{fill:#d9e8f5;stroke:#2c6a9b}.package{fill:#f8e6d8;stroke:#c99b78}.line{fill:none;stroke:#1b5a8c;stroke-width:2.5}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#1b5a8c"/></marker></defs>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${bottom + 53}" rx="10" fill="#fffdf8" stroke="#ddd6c7"/>
<path d="M${LEFT - 12} ${TOP - 10}L${middle} 14L${RIGHT + 12} ${TOP - 10}" fill="none" stroke="#cfc7b5" stroke-width="2"/>
${text(middle, 58, 'A folder uses only its own floor and lower ones; ↓ names what it uses directly.', 'needs', 'middle')}
${text(WING, 66, 'packages/', 'name')}
${drawn.join('\n')}
${drawWay(rooms, bottom).join('\n')}
</svg>
`
}

/**
 * Returns where each floor begins and how high it is, from the ground up: as high as a room, or as its packages need.
 * @param packages those of each floor
 */
function topsOf(packages: readonly (readonly string[])[]) {
  const heights = packages.map(({ length }) => Math.max(ROOM, Math.ceil(length / 2) * PACKAGE.down))
  return heights.map((height, floor) => {
    const above = heights.slice(floor + 1)
    return { y: above.reduce((sum, one) => sum + one + BETWEEN, TOP), height }
  })
}

/**
 * Places the rooms of a floor beside each other, each as wide as its texts need, and shares the space that is left.
 * @throws if there is not enough space
 */
function placeRooms(all: readonly Texts[], y: number) {
  const needed = all.map(widthOf)
  const left = RIGHT - LEFT - GAP * (all.length - 1) - needed.reduce((sum, one) => sum + one, 0)
  if (left < 0)
    throw new Error(
      `${all.map(({ folder }) => folder).join(', ')} need ${-left} pixels more: widen the map or say less.`,
    )
  let x = LEFT
  return all.map((texts, index) => {
    const width = (needed[index] ?? 0) + left / all.length
    const room = { x: Math.round(x), y, width: Math.round(x + width) - Math.round(x) }
    x += width + GAP
    return { ...texts, room }
  })
}

/** Returns the width that the texts of a room need. */
function widthOf({ folder, purpose, needs }: Texts): number {
  const name = textWidth(shortName(folder), 13, true) + (WAY.includes(folder) ? NUMBER : 0)
  // With one line for the purpose there are two for the needs.
  const lines = needsIn(needs, purpose.length > 1 ? Number.POSITIVE_INFINITY : 0)
  const widths = [name, ...purpose.map((line) => textWidth(line, 12)), ...lines.map((line) => textWidth(line, 11))]
  return Math.ceil(Math.max(...widths)) + 2 * PADDING
}

/** Returns what a room uses: in one line if that fits, else in two. */
function needsIn(needs: readonly string[], width: number): readonly string[] {
  if (needs.length === 0) return []
  const [first = '', ...others] = needs
  const line = `↓ ${needs.join(', ')}`
  return others.length === 0 || textWidth(line, 11) <= width ? [line] : [`↓ ${first},`, others.join(', ')]
}

/** The folders of the product, each with those from which its files import. */
function usesOf(sources: readonly Source[]): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>()
  for (const source of sources) {
    const folder = folderOf(source.name)
    if (!folder || !/\.tsx?$/.test(source.name) || source.name.includes('/tests/')) continue
    const others = uses.get(folder) ?? new Set()
    for (const { target } of importsOf(source)) {
      const other = folderOf(target)
      if (other && other !== folder) others.add(other)
    }
    uses.set(folder, others)
  }
  // The packages that make the npm packages use no folder of the house.
  return new Map([...uses].filter(([name, { size }]) => !name.startsWith('packages/') || size > 0).toSorted())
}

function folderOf(file: string): string | undefined {
  return /^(?:app|components|lib\/builder\/\w+|(?:lib|packages)\/[\w-]+)(?=\/)/.exec(file)?.[0]
}

/** The folders that one uses without the help of another that it uses. */
function directOf(folder: string, uses: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const reached = (from: string): readonly string[] => [...(uses.get(from) ?? [])].flatMap((to) => [to, ...reached(to)])
  const others = [...(uses.get(folder) ?? [])].toSorted()
  const indirect = new Set(others.flatMap(reached))
  return others.filter((other) => !indirect.has(other))
}

function drawRoom({ folder, purpose, needs }: Texts, { x, y, width }: Room): string {
  const step = WAY.indexOf(folder)
  const isOnWay = step >= 0
  const at = x + PADDING
  const lines = needsIn(needs, purpose.length > 1 ? Number.POSITIVE_INFINITY : width - 2 * PADDING)
  const number = [
    `<circle cx="${at + 6}" cy="${y + 13}" r="8" fill="#1b5a8c"/>`,
    text(at + 6, y + 17, `${step + 1}`, 'number', 'middle'),
  ]
  return [
    `<rect class="${isOnWay ? 'way' : 'room'}" x="${x}" y="${y}" width="${width}" height="${ROOM}" rx="6"/>`,
    text(isOnWay ? at + NUMBER : at, y + 17, shortName(folder), 'name'),
    ...(isOnWay ? number : []),
    ...purpose.map((line, index) => text(at, y + 32 + index * 13, line)),
    ...lines.map((line, index) => text(at, y + 60 - (lines.length - 1 - index) * 12, line, 'needs')),
  ].join('')
}

function drawPackage(name: string, x: number, y: number): string {
  const { width, height } = PACKAGE
  const box = `<rect class="package" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`
  return box + text(x + width / 2, y + 14, shortName(name), undefined, 'middle')
}

/** The arrows of the way of a story, from the content to the finished site. */
function drawWay(rooms: ReadonlyMap<string, Room>, bottom: number): string[] {
  const there = WAY.flatMap((folder) => rooms.get(folder) ?? [])
  const [first, last] = [there[0], there.at(-1)]
  if (!first || !last) return []
  const steps = there.slice(1).map((room, index) => arrow(wayBetween(there[index] ?? room, room)))
  return [
    `<rect class="way" x="14" y="${bottom + 2}" width="74" height="24" rx="6"/>`,
    text(20, bottom + 18, 'content/', 'name'),
    text(LEFT, bottom + 18, 'A story comes in as Markdown, one file for each language, and follows the blue arrows.'),
    arrow(`M88 ${bottom + 14}H101V${first.y + 33}H${first.x}`),
    ...steps,
    arrow(`M${last.x + last.width} ${last.y + 33}H${RIGHT + 12}V28H${WING}`),
    `<rect class="way" x="${WING}" y="16" width="150" height="24" rx="6"/>`,
    text(WING + 8, 32, 'out/', 'name'),
    text(WING + 48, 32, 'plain files'),
    text(LEFT, bottom + 38, 'A package is beside the highest floor that it uses.', 'needs'),
  ]
}

function arrow(path: string): string {
  return `<path class="line" marker-end="url(#arrow)" d="${path}"/>`
}

/**
 * Returns the straight way from the side of one room to that of the next.
 * @throws if nothing of them is beside or above each other
 */
function wayBetween(from: Room, to: Room): string {
  if (from.y === to.y) return `M${from.x + from.width} ${to.y + 33}H${to.x}`
  const left = Math.max(from.x, to.x)
  const right = Math.min(from.x + from.width, to.x + to.width)
  if (right - left < 12)
    throw new Error('Two steps of the way are not above each other: change the order in floors.json.')
  const x = Math.round((left + right) / 2)
  return from.y > to.y ? `M${x} ${from.y}V${to.y + ROOM}` : `M${x} ${from.y + ROOM}V${to.y}`
}

function shortName(folder: string): string {
  return folder.replace(/^(lib\/builder|lib|packages)\//, '')
}

function text(x: number, y: number, words: string, style?: string, anchor?: 'middle'): string {
  return `<text x="${x}" y="${y}"${style ? ` class="${style}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}>${words}</text>`
}

if (process.argv[1] === import.meta.filename) writeFileSync(MAP, drawMap(readSources()))
