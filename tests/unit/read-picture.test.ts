import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../lib/story/read/read-picture.ts'
import { PNG, SVG } from '../content/good-newsroom.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

function read(src: string, name: string, contents: string | Uint8Array) {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, name), contents)
  return readPicture(folder, src, 'text')
}

describe('a picture', () => {
  it('has the size of the form that everyone can show', () => {
    expect(read('mill.png', 'mill.png', PNG)).toMatchObject({
      width: 1080,
      height: 608,
      widths: [360, 720, 1080, 1312],
    })
    expect(read('mill.svg', 'mill.svg', SVG)).toMatchObject({ width: 16, height: 9 })
  })

  it('has a name among the assets that changes with what it shows', () => {
    const one = read('mill.svg', 'mill.svg', SVG)
    const other = read('mill.svg', 'mill.svg', SVG.replace('width="16"', 'width="15"'))
    expect(one).toMatchObject({ asset: expect.stringMatching(/^mill\.[\da-f]{12}\.svg$/) })
    expect('asset' in one && 'asset' in other && one.asset === other.asset).toBe(false)
  })

  it.each([
    ['mill.png', 'mill.png'],
    ['./mill.png', 'mill.png'],
    ['old mill.png', 'old mill.png'],
    ['old%20mill.png', 'old mill.png'],
    ['100%.png', '100%.png'],
    ['MILL.PNG', 'MILL.PNG'],
    ['风车.png', '风车.png'],
  ])('written as %s is the file %s', (src, name) => {
    expect(read(src, name, PNG)).toMatchObject({ path: expect.stringContaining(name) })
  })

  it('has a name among the assets that needs no escaping', () => {
    expect(read('old mill.png', 'old mill.png', PNG)).toMatchObject({
      asset: expect.stringMatching(/^old-mill-1080\.[\da-f]{12}\.png$/),
    })
  })
})

it.each([
  ['a gradient of its own', '<linearGradient id="a"/><rect fill="url(#a)"/>'],
  ['a part it uses again', '<g id="a"/><use href="#a" xlink:href="#a"/>'],
  ['words like those that are refused', '<title>On scripts: one = two</title><desc>Links and objects</desc>'],
  ['an animated size', '<rect><animate attributeName="width" to="9"/></rect>'],
])('an SVG may hold %s', (_, part) => {
  expect(read('mill.svg', 'mill.svg', SVG.replace('</svg>', `${part}</svg>`))).toHaveProperty('asset')
})
