import { afterEach, expect, test } from 'vitest'
import { describedHost } from '../browser/described-host.ts'
import { type HostInterface, type Reply, startGitHost, TOKEN } from '../browser/git-host.ts'

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Asks a double that always gives one answer. Returns what is wrong by the description of GitHub. */
async function problemsOf(reply: Reply, path: string, options: { method?: string; body?: string } = {}) {
  const double: HostInterface = { signIn: () => undefined, schemes: ['token'], answer: () => reply }
  const host = await startGitHost(describedHost(double, 'github', '/api/v3'), {})
  stops.push(host.stop)
  const response = await fetch(`${host.origin}/api/v3${path}`, {
    ...options,
    headers: { authorization: `token ${TOKEN}` },
  })
  return { problems: host.problems, answer: await response.json() }
}

const BRANCHES = '/repos/newsroom/gazette/git/refs'
const REF = { ref: 'refs/heads/a', object: { sha: 'a'.repeat(40), type: 'commit' } }

test('an answer that fits the description of the host has no problem, and is completed with what that requires', async () => {
  const body = JSON.stringify({ ref: 'refs/heads/a', sha: 'a'.repeat(40) })
  const { problems, answer } = await problemsOf({ status: 201, json: REF }, BRANCHES, { method: 'POST', body })
  expect(problems).toEqual([])
  expect(answer).toMatchObject({ ...REF, node_id: expect.any(String), url: expect.stringContaining('https:') })
})

test('a property, a status, a query, a body and an address that the host does not describe are problems', async () => {
  const post = (body: object, reply: Reply) =>
    problemsOf(reply, BRANCHES, { method: 'POST', body: JSON.stringify(body) })
  const good = { ref: 'refs/heads/a', sha: 'a'.repeat(40) }
  const found = [
    await post(good, { status: 201, json: { ...REF, colour: 'red' } }),
    await post(good, { status: 403, json: {} }),
    await post({ ref: 'refs/heads/a' }, { status: 201, json: REF }),
    await problemsOf({ json: [] }, '/repos/newsroom/gazette/pulls?status=open'),
    await problemsOf({ json: {} }, '/repos/newsroom/gazette/colours'),
  ]
  expect(found.map(({ problems }) => problems.join())).toEqual([
    expect.stringContaining('colour'),
    expect.stringContaining('403 is not described'),
    expect.stringContaining("must have required property 'sha'"),
    expect.stringContaining('"status"'),
    expect.stringContaining('/colours is not described'),
  ])
})
