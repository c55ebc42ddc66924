import { expect, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

test('after a change of PRECOMPRESS, every file has its compressed copies, or none has', async () => {
  for (const name of ['CARDS', 'SEARCH']) vi.stubEnv(name, 'off')
  const newsroom = new Newsroom()
  for (const setting of ['off', 'on', 'off']) {
    vi.stubEnv('PRECOMPRESS', setting)
    const manifest = await buildNewsroom(newsroom)
    expect(manifest.includes('404.html.br'), setting).toBe(setting === 'on')
    expect(manifest, setting).toBe(await buildNewsroom(new Newsroom(newsroom)))
  }
  vi.unstubAllEnvs()
})
