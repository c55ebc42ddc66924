import { writeFileSync } from 'node:fs'
// The floors from the ground up, each with its rooms from left to right: folders of the code, and what each is for. A
// folder that is not named there is on the lowest floor from which it can reach all that it uses.
import FLOORS from './floors.json' with { type: 'json' }
import { importsOf } from './imports.ts'
import { readSources, type Source } from './source.ts'

/** The picture of the house; `node tests/architecture/draw-map.ts` draws it again. */
export const MAP = 'docs/pictures/house.svg'

/** The rooms through which a story goes, in order. */
const WAY = [
  ...['lib/builder/scan', 'lib/story', 'lib/library', 'app', 'components', 'lib/builder/page'],
  ...['lib/builder/verify', 'lib/builder/write'],
]

const [LEFT, RIGHT, GAP, WING, TOP, ROOM, FLOOR] = [104, 664, 9, 688, 76, 66, 86]

interface Room {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Draws the house: each folder on its floor, the way of a story, and each package beside the highest floor that it uses. */
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
  const drawn = FLOORS.flatMap(({ label, rooms: named }, floor) => {
    const y = TOP + (FLOORS.length - 1 - floor) * FLOOR
    const here = [...uses.keys()].filter((name) => floorOf(name) === floor)
    const purposes: Readonly<Record<string, readonly string[]>> = named
    // The folders that FLOORS does not name come last.
    const order = [...Object.keys(named), ...here]
    const there = here.filter((name) => !isPackage(name)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    const width = (RIGHT - LEFT - (there.length - 1) * GAP) / there.length
    return [
      `<path d="M16 ${y + ROOM + 10}H814" stroke="#e9e2d3"/>`,
      text(16, y + 38, label, 'floor'),
      ...there.map((folder, index) => {
        const room = { x: Math.round(LEFT + index * (width + GAP)), y, width: Math.round(width) }
        rooms.set(folder, room)
        return drawRoom(folder, purposes[folder] ?? [], room, directOf(folder, uses))
      }),
      ...here
        .filter(isPackage)
        .map((name, index) => drawPackage(name, WING + (index % 2) * 66, y + Math.floor(index / 2) * 23)),
    ]
  })
  const bottom = TOP + FLOORS.length * FLOOR
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 830 ${bottom + 54}" width="830" height="${bottom + 54}" role="img" aria-labelledby="title desc">
<title id="title">The house of Masthead</title>
<desc id="desc">The folders of the code, on six floors: ${FLOORS.map(({ label }) => label.toLowerCase()).join(', ')}. A folder imports only from its own floor and from lower ones. A story comes in as Markdown and goes through ${WAY.join(', ')}, and leaves as plain files. Each package stands beside the highest floor that it uses.</desc>
<style>text{font:12px system-ui,sans-serif;fill:#1f2430}.name,.floor{font-weight:700;font-size:13px}.needs{fill:#5f5848;font-size:11px}.number{fill:#fff;font-weight:700}.room{fill:#f3efe6;stroke:#cfc7b5}.way{fill:#d9e8f5;stroke:#2c6a9b}.package{fill:#f8e6d8;stroke:#c99b78}.line{fill:none;stroke:#1b5a8c;stroke-width:2.5}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#1b5a8c"/></marker></defs>
<rect x=".5" y=".5" width="829" height="${bottom + 53}" rx="10" fill="#fffdf8" stroke="#ddd6c7"/>
<path d="M92 ${TOP - 10}L384 14L676 ${TOP - 10}" fill="none" stroke="#cfc7b5" stroke-width="2"/>
${text(384, 58, 'A folder uses only its own floor and lower ones; ↓ names what it uses directly.', 'needs', 'middle')}
${text(WING, 66, 'packages/', 'name')}
${drawn.join('\n')}
${drawWay(rooms, bottom).join('\n')}
</svg>
`
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

function drawRoom(folder: string, purpose: readonly string[], room: Room, direct: readonly string[]): string {
  const { x, y, width } = room
  const step = WAY.indexOf(folder)
  const names = direct.length > 0 ? `↓ ${direct.map(shortName).join(', ')}` : ''
  const lines = names.length * 5.6 > width - 10 ? names.split(/(?<=^[^,]+,) /) : names ? [names] : []
  const at = x + 7
  return [
    `<rect class="${step < 0 ? 'room' : 'way'}" x="${x}" y="${y}" width="${width}" height="${ROOM}" rx="6"/>`,
    text(step < 0 ? at : at + 18, y + 17, shortName(folder), 'name'),
    ...(step < 0
      ? []
      : [
          `<circle cx="${at + 6}" cy="${y + 13}" r="8" fill="#1b5a8c"/>`,
          text(at + 6, y + 17, `${step + 1}`, 'number', 'middle'),
        ]),
    ...purpose.map((line, index) => text(at, y + 32 + index * 13, line)),
    ...lines.map((line, index) => text(at, y + 60 - (lines.length - 1 - index) * 12, line, 'needs')),
  ].join('')
}

function drawPackage(name: string, x: number, y: number): string {
  const box = `<rect class="package" x="${x}" y="${y}" width="60" height="19" rx="4"/>`
  return box + text(x + 30, y + 14, shortName(name), undefined, 'middle')
}

/** The arrows of the way of a story, from the content to the finished site. */
function drawWay(rooms: ReadonlyMap<string, Room>, bottom: number): string[] {
  const there = WAY.flatMap((folder) => rooms.get(folder) ?? [])
  const [first, last] = [there[0], there.at(-1)]
  if (!first || !last) return []
  const arrow = (path: string) => `<path class="line" marker-end="url(#arrow)" d="${path}"/>`
  const steps = there.slice(1).map((room, index) => {
    const from = there[index] ?? room
    if (from.y === room.y) return arrow(`M${from.x + from.width} ${room.y + 33}H${room.x}`)
    const x = Math.round((Math.max(from.x, room.x) + Math.min(from.x + from.width, room.x + room.width)) / 2)
    return arrow(`M${x} ${from.y}V${room.y + ROOM}`)
  })
  return [
    `<rect class="way" x="14" y="${bottom + 2}" width="70" height="24" rx="6"/>`,
    text(20, bottom + 18, 'content/', 'name'),
    text(104, bottom + 18, 'A story comes in as Markdown, one file for each language, and follows the blue arrows.'),
    arrow(`M84 ${bottom + 14}H94V${first.y + 33}H${first.x}`),
    ...steps,
    arrow(`M${last.x + last.width} ${last.y + 33}H676V28H${WING}`),
    `<rect class="way" x="${WING}" y="16" width="126" height="24" rx="6"/>`,
    text(WING + 8, 32, 'out/', 'name'),
    text(WING + 40, 32, 'plain files'),
    text(104, bottom + 38, 'A package stands beside the highest floor that it uses.', 'needs'),
  ]
}

function shortName(folder: string): string {
  return folder.replace(/^(lib\/builder|lib|packages)\//, '')
}

function text(x: number, y: number, words: string, style?: string, anchor?: 'middle'): string {
  return `<text x="${x}" y="${y}"${style ? ` class="${style}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}>${words}</text>`
}

if (process.argv[1] === import.meta.filename) writeFileSync(MAP, drawMap(readSources()))
