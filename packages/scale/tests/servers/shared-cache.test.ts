import { expect, test, vi } from 'vitest'
import { databaseIn } from '../../../../lib/store/cache-folder.ts'
import { ContentCache } from '../../../../lib/store/content-cache.ts'
import { Database } from '../../../../lib/store/database.ts'
import { exchangedCache } from '../../../../lib/store/exchange-database.ts'
import { Outputs } from '../../../../lib/store/outputs.ts'
import { temporaryFolder } from '../../../../tests/unit/helpers/temporary-folder.ts'
import { startStore } from '../../../publish/tests/servers/s3-server.ts'
import { openByteStore } from '../../byte-store.ts'
import { SharedCache } from '../../shared-cache.ts'

test('machines share a cache in a bucket; a refused request is named, and nothing is lost', async () => {
  const store = await startStore()
  vi.stubEnv('AWS_ENDPOINT_URL_S3', store.endpoint)
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  const place = await openByteStore('s3://news/cache', exchangedCache('').replace)
  const shared = (folder: string) => new SharedCache(place, exchangedCache(folder))
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})

  const cache = new ContentCache(one)
  const page = cache.addPlain('index.html', 'The barns are full.')
  const db = new Database(databaseIn(one))
  new Outputs(db).setNote('ship', 'of one')
  db.commit()
  db.close()
  store.disturb = ({ method }) => (method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined)
  await shared(one).write()
  expect(printed.mock.calls.flat().join()).toMatch(
    /The shared cache at s3:\/\/news\/cache\/ could not be written: these credentials may not do that \(\w+\)\. They need s3:/,
  )
  store.disturb = () => undefined
  await shared(one).write()

  await shared(other).read()
  expect(new ContentCache(other).read(page).toString()).toBe('The barns are full.')
  const taken = new Database(databaseIn(other))
  expect(new Outputs(taken).note('ship')).toBe('of one')
  taken.close()
  const before = store.requests.length
  await shared(other).read()
  await shared(other).write()
  expect(store.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET cache/packs.json',
    'GET cache/packs.json',
  ])
})
