import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetSignIn, rememberedToken } from '../desk/hosts/remembered-sign-in.ts'
import { type GitHostFacts, signedInBefore, signIn, signInAgain } from '../desk/hosts/sign-in.ts'

const HOST: GitHostFacts = {
  kind: 'gitea',
  api: 'https://git.example/api/v1',
  repo: 'ada/paper',
  branch: 'main',
  preview: undefined,
  graphql: '',
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

/** Stands for the host: whom a token belongs to, and whether that person may publish. */
const hostSays = (name: string, mayPush: boolean) => {
  const asked = vi.fn(async (address: string) => {
    const isPerson = address.endsWith('/user')
    return Response.json(isPerson ? { full_name: name } : { user_can_push: mayPush, user_can_merge: mayPush })
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

test('a person who comes back is known before the host is asked', async () => {
  expect(signedInBefore(HOST, '')).toBeUndefined()
  hostSays('Ada', true)
  await signIn(HOST, 'a-token', '')
  const asked = hostSays('Ada', true)
  const before = signedInBefore(HOST, '')
  expect([before?.name, before?.files.reviews?.mayPublish]).toEqual(['Ada', true])
  expect(asked).not.toHaveBeenCalled()
  expect(await signInAgain(HOST, '')).toBeUndefined()
})

test('rights that have changed since the last visit are taken up, and remembered', async () => {
  hostSays('Ada', true)
  await signIn(HOST, 'a-token', '')
  hostSays('Ada', false)
  expect((await signInAgain(HOST, ''))?.files.reviews?.mayPublish).toBe(false)
  expect(signedInBefore(HOST, '')?.files.reviews?.mayPublish).toBe(false)
})

test('without a connection the token and the person are kept', async () => {
  hostSays('Ada', true)
  await signIn(HOST, 'a-token', '')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(signInAgain(HOST, '')).rejects.toThrow('Failed to fetch')
  expect(signedInBefore(HOST, '')?.name).toBe('Ada')
})

test('who signs out while the host is asked stays signed out', async () => {
  hostSays('Ada', true)
  await signIn(HOST, 'a-token', '')
  hostSays('Ada', false)
  const asking = signInAgain(HOST, '')
  forgetSignIn()
  expect(await asking).toBeUndefined()
  expect([rememberedToken(), signedInBefore(HOST, '')]).toEqual([undefined, undefined])
})
