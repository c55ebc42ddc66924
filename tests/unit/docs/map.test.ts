import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawMap, MAP } from '../../architecture/draw-map.ts'
import { readSources } from '../../architecture/source.ts'

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
