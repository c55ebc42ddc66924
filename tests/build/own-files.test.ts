import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verifyFolder } from '../../lib/build/verify/verify-folder.ts'
import { press } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

test('a newsroom’s own files are in the root of its site, in the manifest, and gone with their sources', async () => {
  const newsroom = new Newsroom()
  newsroom.write('static/ads.txt', 'example.com, 1')
  newsroom.write('static/.well-known/key.bin', new Uint8Array([0, 255]))
  const manifest = await press(newsroom)
  expect(manifest).toMatch(/^[\da-f]{64} {2}ads\.txt$/m)
  expect(manifest).toMatch(/^[\da-f]{64} {2}\.well-known\/key\.bin$/m)
  expect(verifyFolder(newsroom.out)).toEqual([])
  expect([...readFileSync(path.join(newsroom.out, '.well-known/key.bin'))]).toEqual([0, 255])
  newsroom.remove('static')
  expect(await press(newsroom)).not.toMatch(/ads\.txt|key\.bin/)
  newsroom.write('static/en/index.html', 'Mine')
  expect(await press(newsroom)).toContain('content/static/en/index.html static-name')
})
