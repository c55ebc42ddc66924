import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { connectToS3 } from '../targets/s3-target.ts'
import { temporaryFolder } from './site.ts'

const requests: { url: string; headers: Headers }[] = []

beforeEach(() => {
  requests.length = 0
  vi.stubGlobal('fetch', async (url: URL, { headers }: { headers: Headers }) => {
    requests.push({ url: url.href, headers })
    return new Response('')
  })
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'])
    vi.stubEnv(name, '')
})

/** Puts a command `aws` before all others, or none at all. */
function haveCommand(script?: string): void {
  const folder = temporaryFolder()
  if (script) writeFileSync(path.join(folder, 'aws'), `#!/bin/sh\n${script}\n`)
  if (script) chmodSync(path.join(folder, 'aws'), 0o755)
  vi.stubEnv('PATH', script ? `${folder}:${process.env.PATH}` : folder)
}

it.each([
  ['news', 'eu-west-1', undefined, 'https://news.s3.eu-west-1.amazonaws.com/paper/a%20b/%D8%A3%2B.html'],
  ['news', 'cn-north-1', undefined, 'https://news.s3.cn-north-1.amazonaws.com.cn/paper/a%20b/%D8%A3%2B.html'],
  [
    'news.example',
    'eu-west-1',
    undefined,
    'https://s3.eu-west-1.amazonaws.com/news.example/paper/a%20b/%D8%A3%2B.html',
  ],
  ['news', 'auto', 'https://a.r2.example/', 'https://a.r2.example/news/paper/a%20b/%D8%A3%2B.html'],
])('the address of an object in the bucket %s of the region %s at %s', async (bucket, region, endpoint, address) => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'x')
  vi.stubEnv('AWS_REGION', region)
  await connectToS3({ bucket, prefix: 'paper/', endpoint }).send('GET', 'a b/أ+.html')
  expect(requests.map(({ url }) => url)).toEqual([address])
  expect(requests[0]?.headers.get('authorization')).toContain(`/${region}/s3/aws4_request`)
})

it('takes credentials and the region from the command aws, and asks again before they expire', async () => {
  const soon = new Date(Date.now() + 60_000).toISOString()
  haveCommand(`if [ "$2" = get ]; then echo eu-west-1; else
  echo '{"Version": 1, "AccessKeyId": "ID", "SecretAccessKey": "secret", "SessionToken": "'$$'", "Expiration": "${soon}"}'; fi`)
  const { send } = connectToS3({ bucket: 'news', prefix: '', endpoint: undefined })
  await send('GET', 'a')
  await send('GET', 'b')
  const [first, second] = requests.map(({ headers }) => headers)
  expect(first?.get('authorization')).toMatch(/Credential=ID\/\d{8}\/eu-west-1\/s3/)
  const tokens = [first, second].map((headers) => headers?.get('x-amz-security-token'))
  expect(tokens).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)])
  expect(tokens[0]).not.toBe(tokens[1])
})

it('says what is missing: credentials, or the region', async () => {
  haveCommand()
  const at = (endpoint?: string) => connectToS3({ bucket: 'news', prefix: '', endpoint }).send('GET', 'a')
  await expect(at('https://store.example')).rejects.toMatchObject({
    message: 'there are no credentials (a).',
    hint: expect.stringMatching(/AWS_ACCESS_KEY_ID.*`aws`/),
  })
  await expect(at()).rejects.toMatchObject({ message: 'no region is set (a).', hint: 'Set AWS_REGION.' })
  expect(requests).toEqual([])
})
