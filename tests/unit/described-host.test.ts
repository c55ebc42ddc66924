import { afterEach, expect, test } from 'vitest'
import { describedHost } from '../browser/described-host.ts'
import { type HostInterface, type Reply, startGitHost, TOKEN } from '../browser/git-host.ts'

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const ROOTS = { github: '/api/v3', gitlab: '/api/v4' }

/** Asks a double that always gives one answer. Returns what is wrong by the description of a host. */
async function problemsOf(
  reply: Reply,
  path: string,
  { on = 'github', ...options }: { on?: keyof typeof ROOTS; method?: string; body?: string } = {},
) {
  const double: HostInterface = { signIn: () => undefined, schemes: ['token'], answer: () => reply }
  const host = await startGitHost(describedHost(double, on, ROOTS[on]), {})
  stops.push(host.stop)
  const response = await fetch(`${host.origin}${ROOTS[on]}${path}`, {
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

test('on GitLab a project is named by its path, and what its description lacks is a problem', async () => {
  const branches = '/projects/newsroom%2Fgazette/repository/branches'
  const gitLab = (reply: Reply, path = branches, options = {}) => problemsOf(reply, path, { on: 'gitlab', ...options })
  const post = { method: 'POST', body: JSON.stringify({ branch: 'desk/en/catch' }) }
  const found = [
    await gitLab({ json: [{ name: 'main' }] }),
    await gitLab({ json: [{ name: 'main', colour: 'red' }] }),
    await gitLab({ status: 403, json: {} }),
    await gitLab({ json: [] }, `${branches}?sort=newest`),
    await gitLab({ status: 201, json: { name: 'desk/en/catch' } }, branches, post),
  ]
  expect(found.map(({ problems }) => problems.join())).toEqual([
    '',
    expect.stringContaining('colour'),
    expect.stringContaining('403 is not described'),
    expect.stringContaining('"allowedValues"'),
    expect.stringContaining("must have required property 'ref'"),
  ])
})
