import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawMap, MAP } from '../../architecture/draw-map.ts'
import { readSources } from '../../architecture/source.ts'
import { isInside, isOnSide, linesOf, overlap, shapesOf } from './map-shapes.ts'

const map = readFileSync(MAP, 'utf8')

it('the map shows the code as it is now; if not: node tests/architecture/draw-map.ts', () => {
  expect(drawMap(readSources())).toBe(map)
})

it('the map is small, has a title and a description, and is in the README and the architecture', () => {
  expect(Buffer.byteLength(map)).toBeLessThan(25_000)
  expect(map).toMatch(/<title id="title">.+<\/title>\n<desc id="desc">.+<\/desc>/)
  expect(readFileSync('README.md', 'utf8')).toContain(`](${MAP})`)
  expect(readFileSync('docs/architecture.md', 'utf8')).toContain(`](${MAP.replace('docs/', '')})`)
})

it('in the map every text is in its box, no boxes overlap, and every arrow goes from one step of the way to the next', () => {
  const { boxes, texts, arrows } = shapesOf(map)
  expect([boxes.length > 30, texts.length > 80, arrows.length]).toEqual([true, true, 9])
  const pairs = <Item>(all: readonly Item[]) =>
    all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const))
  expect(pairs(boxes).filter(([one, other]) => overlap(one, other))).toEqual([])
  expect(pairs(texts).filter(([one, other]) => overlap(one, other))).toEqual([])
  const page = {
    left: 0,
    top: 0,
    right: Number(/width="(\d+)"/.exec(map)?.[1]),
    bottom: Number(/height="(\d+)"/.exec(map)?.[1]),
  }
  for (const one of texts) {
    const box = boxes.find((other) => overlap(one, other))
    expect(isInside(one, box ?? page), one.words).toBe(true)
  }
  const lines = arrows.flatMap(linesOf)
  expect(texts.filter((one) => lines.some((line) => overlap(line, one)))).toEqual([])
  const ends = arrows.map((corners) =>
    [corners[0], corners.at(-1)].map((end) => boxes.find((box) => end && isOnSide(end, box))),
  )
  expect(ends.flat()).not.toContain(undefined)
  expect(ends.slice(1).map(([from]) => from)).toEqual(ends.slice(0, -1).map(([, to]) => to))
  arrows.forEach((corners, index) => {
    const others = boxes.filter((box) => !ends[index]?.includes(box))
    expect(linesOf(corners).filter((line) => others.some((box) => overlap(line, box)))).toEqual([])
    // An arrow touches the boxes at its ends only with its tip and its tail.
    const inside = (box: (typeof boxes)[number]) => ({
      left: box.left + 2,
      right: box.right - 2,
      top: box.top + 2,
      bottom: box.bottom - 2,
    })
    expect(linesOf(corners).filter((line) => boxes.some((box) => overlap(line, inside(box))))).toEqual([])
  })
})

it('an import of a higher floor is named, and a new folder has a room at once', () => {
  const up = [{ name: 'lib/story/a.ts', text: "import { b } from '../library/b.ts'\n" }]
  expect(() => drawMap(up)).toThrow('lib/story imports lib/library, which is on a higher floor')
  expect(drawMap([{ name: 'lib/attic/a.ts', text: '' }])).toContain('>attic</text>')
})

it('a package stands beside the highest floor that it uses', () => {
  const packageAt = (imported: string) => {
    const text = `import { b } from '../../${imported}/b.ts'\n`
    const drawn = drawMap([
      { name: 'packages/new/a.ts', text },
      { name: `${imported}/b.ts`, text: '' },
    ])
    return /<rect class="package" x="\d+" y="(\d+)"/.exec(drawn)?.[1]
  }
  expect(Number(packageAt('lib/settings'))).toBeGreaterThan(Number(packageAt('lib/cli')))
})
