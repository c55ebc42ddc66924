import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it, vi } from 'vitest'
import type { PublishOptions } from '../../publish-site.ts'
import { s3Target } from '../../targets/s3-target.ts'
import { cloudFront } from '../../tell/receivers.ts'
import { newspaper, publishTexts, type Texts } from '../site.ts'
import { startProgram } from './rsync-server.ts'
import { freePort, type Store, startStore, textsOf } from './s3-server.ts'

/** Debian’s package python3-moto: the second store, which also checks signatures and permissions as AWS does. */
const MOTO = '/usr/bin/moto_server'
const hasMoto = existsSync(MOTO)
if (!hasMoto) console.log(`Skipped: there is no ${MOTO} here. On Debian: python3-moto, python3-flask-cors.`)

const STORIES = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`story-${index}`, `Story ${index}`]))
const BEFORE = newspaper(STORIES)
const AFTER = newspaper({ ...STORIES, 'story-7': 'Corrected', frost: 'A frost' })

/** Starts moto with a bucket that everybody may read; returns its port. */
async function startMoto(): Promise<number> {
  const port = await freePort()
  await startProgram(MOTO, ['-H', '127.0.0.1', '-p', String(port)], port)
  const headers = { 'x-amz-acl': 'public-read' }
  const { status } = await fetch(`http://127.0.0.1:${port}/news`, { method: 'PUT', headers })
  expect(status).toBe(200)
  return port
}

/** Makes a user with a policy; returns the user’s credentials. */
const MAKE_USER = `
import boto3, sys
endpoint, name, actions = sys.argv[1:]
iam = boto3.client('iam', endpoint_url=endpoint, region_name='us-east-1', aws_access_key_id='x', aws_secret_access_key='x')
iam.create_user(UserName=name)
policy = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": %s, "Resource": "*"}}' % actions
iam.put_user_policy(UserName=name, PolicyName='p', PolicyDocument=policy)
key = iam.create_access_key(UserName=name)['AccessKey']
print(key['AccessKeyId'], key['SecretAccessKey'])
`

async function makeUser({ endpoint }: Store, name: string, ...actions: readonly string[]) {
  const words = ['-c', MAKE_USER, endpoint, name, JSON.stringify(actions)]
  const { stdout } = await promisify(execFile)('/usr/bin/python3', words)
  const [id = '', secret = ''] = stdout.trim().split(' ')
  return { id, secret }
}

function signIn({ id, secret }: { id: string; secret: string }): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', id)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret)
}

const publish = (store: Store, texts: Texts, options: Partial<PublishOptions> = {}) =>
  publishTexts(texts, s3Target({ bucket: 'news', prefix: 'paper/', endpoint: store.endpoint, attempts: 2 }), options)

const textsIn = (store: Store) => textsOf(store, [BEFORE, AFTER], 'paper/')

it.runIf(hasMoto)('a second store gets the site whole, then what changed, and loses what is gone', async () => {
  const store = await startStore(startMoto)
  for (const [site, counts] of [
    [BEFORE, { deleted: 0 }],
    [AFTER, { uploaded: 4, deleted: 0 }],
    [BEFORE, { deleted: 1 }],
  ] as const) {
    expect(await publish(store, site)).toMatchObject(counts)
    expect(await textsIn(store)).toEqual(site)
  }
})

/** Makes a distribution and prints its identifier, or prints the paths that one was told to forget. */
const DISTRIBUTION = `
import boto3, sys
endpoint, known = sys.argv[1:]
cdn = boto3.client('cloudfront', endpoint_url=endpoint, region_name='us-east-1')
origins = {'Quantity': 1, 'Items': [{'Id': 'o', 'DomainName': 'news.s3.amazonaws.com', 'S3OriginConfig': {'OriginAccessIdentity': ''}}]}
behaviour = {'TargetOriginId': 'o', 'ViewerProtocolPolicy': 'allow-all', 'MinTTL': 0, 'ForwardedValues': {'QueryString': False, 'Cookies': {'Forward': 'none'}}}
config = {'CallerReference': 'r', 'Origins': origins, 'DefaultCacheBehavior': behaviour, 'Comment': '', 'Enabled': True}
if known:
    for one in cdn.list_invalidations(DistributionId=known)['InvalidationList']['Items']:
        batch = cdn.get_invalidation(DistributionId=known, Id=one['Id'])['Invalidation']['InvalidationBatch']
        print(*batch['Paths']['Items'])
else:
    print(cdn.create_distribution(DistributionConfig=config)['Distribution']['Id'])
`

it.runIf(hasMoto)('CloudFront is told of the paths that one edit changed', async () => {
  const store = await startStore(startMoto)
  vi.stubEnv('SITE_URL', 'https://news.example/')
  const ask = async (known: string) =>
    (await promisify(execFile)('/usr/bin/python3', ['-c', DISTRIBUTION, store.endpoint, known])).stdout.trim()
  const distribution = await ask('')
  await publish(store, BEFORE)
  const receivers = [cloudFront({ distribution, address: store.endpoint })]
  expect(await publish(store, AFTER, { receivers })).toMatchObject({ undelivered: [] })
  const pages = ['/en/frost/', '/en/story-7/', '/en/'].flatMap((page) => [page, `${page}index.html`])
  expect((await ask(distribution)).split(' ')).toEqual([...pages, '/en/feed.xml'])

  const unknown = [cloudFront({ distribution: 'E0', address: store.endpoint })]
  const { undelivered } = await publish(store, BEFORE, { receivers: unknown })
  expect(undelivered).toMatchObject([{ reason: expect.stringContaining('The specified distribution does not exist') }])
})

it.runIf(hasMoto)('with wrong credentials the error says which of them is wrong', async () => {
  const store = await startStore(startMoto)
  const editor = await makeUser(store, 'editor', 's3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket')
  const reader = await makeUser(store, 'reader', 's3:GetObject', 's3:ListBucket')
  // With checks, this store refuses every reader.
  const check = (from: '0' | 'inf') => fetch(`${store.endpoint}/moto-api/reset-auth`, { method: 'POST', body: from })
  signIn(editor)
  // The first publication lists the place, and this store takes every signature of a request with “/” in its query for
  // wrong.
  await publish(store, BEFORE)
  await check('0')
  for (const [credentials, message] of [
    [{ id: 'AKIA0000000000000000', secret: editor.secret }, 'the store does not know this access key'],
    [{ id: editor.id, secret: 'wrong' }, 'the secret key is wrong'],
    [reader, 'these credentials may not do that'],
  ] as const) {
    signIn(credentials)
    await expect(publish(store, AFTER)).rejects.toThrow(`s3://news/paper/: ${message}`)
  }
  await check('inf')
  expect(await textsIn(store)).toEqual(BEFORE)
  await check('0')
  signIn(editor)
  await publish(store, AFTER)
  await check('inf')
  expect(await textsIn(store)).toEqual(AFTER)
})
