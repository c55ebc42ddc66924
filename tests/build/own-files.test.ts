import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

test('a newsroom’s own files are in the root of its site, in the manifest, and gone with their sources', async () => {
  const newsroom = new Newsroom()
  newsroom.write('static/ads.txt', 'example.com, 1')
  newsroom.write('static/.well-known/key.bin', new Uint8Array([0, 255]))
  const manifest = await buildNewsroom(newsroom)
  expect(manifest).toMatch(/^[\da-f]{64} {2}ads\.txt$/m)
  expect(manifest).toMatch(/^[\da-f]{64} {2}\.well-known\/key\.bin$/m)
  expect(verifyFolder(newsroom.out)).toEqual([])
  expect([...readFileSync(path.join(newsroom.out, '.well-known/key.bin'))]).toEqual([0, 255])
  newsroom.remove('static')
  expect(await buildNewsroom(newsroom)).not.toMatch(/ads\.txt|key\.bin/)
  newsroom.write('static/en/index.html', 'Mine')
  expect(await buildNewsroom(newsroom)).toContain('content/static/en/index.html static-name')
})

test('a newsroom’s theme is in the style of its pages, which allow it, and its files load from there', async () => {
  const newsroom = new Newsroom()
  newsroom.write('static/art/wave.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  newsroom.write('theme.css', ':root { --color-accent: red }\n.story h2 { background: url(static/art/wave.svg) }\n')
  await buildNewsroom(newsroom)
  const page = readFileSync(path.join(newsroom.out, 'en/harvest/index.html'), 'utf8')
  const css = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
  expect(css).toContain('@layer newsroom{.story h2{background:url(../../art/wave.svg)}}')
  expect(css).toMatch(/@layer base\{:root\{--[a-z]+:red\}\}/)
  expect(page).toContain(`style-src 'sha256-${hash('sha256', css, 'base64')}'`)
  newsroom.write('theme.css', '@import "a.css";')
  expect(await buildNewsroom(newsroom)).toContain('content/theme.css css-foreign')
})
