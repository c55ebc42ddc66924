import { expect, test } from 'vitest'
import { renderPage } from '../../../app/render.tsx'
import { replaced } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'

/** A library whose publication has this name. */
function libraryNamed(name: string) {
  return libraryOf({ 'site.yaml': (good) => good.replace(/^name: .*$/m, `name: ${name}`) })
}

test('two libraries that are rendered at the same time give each its own pages', async () => {
  const [north, south] = [libraryNamed('The North Star'), libraryNamed('The Southern Cross')]
  const addresses = '/ /404.html /ar/404.html /en/ /en/search/ /en/topics/ /en/archive/ /en/harvest/'.split(' ')
  const pages = await Promise.all(
    addresses.flatMap((address) => [renderPage(address, north), renderPage(address, south)]),
  )
  for (const [index, { metadata, markup }] of pages.entries()) {
    const [own, other] = ['The North Star', 'The Southern Cross'].toSorted(() => (index % 2 === 0 ? 1 : -1))
    expect(metadata.title).toContain(own)
    expect(markup).toContain(own)
    expect(metadata.title + markup).not.toContain(other)
  }
})

test('a story is rendered from the library that it was asked for in, whatever another library has at its address', async () => {
  const before = libraryOf({})
  const after = libraryOf({ 'stories/harvest/en.md': replaced('The harvest is in', 'The harvest is late') })
  const [first, second] = await Promise.all([renderPage('/en/harvest/', before), renderPage('/en/harvest/', after)])
  expect([first.metadata.title, second.metadata.title]).toEqual([
    'The harvest is in | The Gazette',
    'The harvest is late | The Gazette',
  ])
  expect(await renderPage('/en/harvest/', before)).toEqual(first)
})

test('an address that a library does not have is an error', async () => {
  await expect(renderPage('/en/nothing/', libraryOf({}))).rejects.toThrow('There is no page “nothing” in en.')
})
