import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PublishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { type ProgramOptions, type ProgramResult, runProgram, runWithRetries } from './run-program.ts'
import type { Target } from './target.ts'

/**
 * Returns a branch of a Git repository as a target, from which a host such as GitHub Pages serves the site.
 * A publication is one commit, pushed without force: if somebody else has pushed, Git refuses it.
 * @param remote the address of the repository, or the name of a remote of the repository around the current folder
 */
export async function gitTarget(remote: string, branch: string): Promise<Target> {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-git-'))
  const where = `branch ${branch} of ${withoutPassword(remote)}`
  const env = { GIT_DIR: folder, GIT_TERMINAL_PROMPT: '0', ...(await settingsHere()) }
  const run = (words: readonly string[], options: ProgramOptions = {}) => runProgram('git', words, { env, ...options })
  const git = async (words: readonly string[], options: ProgramOptions = {}) => {
    const result = await run(words, options)
    if (result.code !== 0) throw failed(result, where)
    return result.stdout
  }
  const changes: string[] = []
  const stage = (name: string, object: string) => changes.push(`100644 ${object}\t${name}\0`)
  let parent: string | undefined

  try {
    const address = await addressOf(remote)
    await git(['init', '--quiet', '--bare', folder])
    await git(['remote', 'add', 'origin', address])
    parent = await fetchBranch()
    if (parent !== undefined) await git(['read-tree', parent])
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }

  return {
    where,
    isAtomic: true,
    list: async () => {
      if (parent === undefined) return undefined
      const listed = await git(['ls-tree', '-z', parent])
      return [...listed.matchAll(/ (blob|tree|commit) \w+\t([^\0]+)/g)].map(
        ([, kind, name]) => `${name}${kind === 'blob' ? '' : '/'}`,
      )
    },
    timeOf: async () => undefined, // Nobody takes a lock there.
    read: async (name) => {
      if (parent === undefined || !(await git(['ls-tree', parent, '--', name]))) return undefined
      return git(['cat-file', 'blob', `${parent}:${name}`])
    },
    write: async (name, text) => {
      stage(name, (await git(['hash-object', '-w', '--stdin'], { input: text })).trim())
    },
    put: async (site, files, arrived) => {
      for (const file of files) bytesToSend(site, file)
      const places = files.map(({ name, copy }) => path.resolve(site.folder, copy?.name ?? name))
      const input = places.map((place) => `${place}\n`).join('')
      const objects = (await git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })).split('\n')
      for (const [index, file] of files.entries()) {
        stage(file.name, objects[index] ?? '')
        arrived(file)
      }
    },
    remove: async (names) => {
      for (const name of names) changes.push(`0 ${'0'.repeat(40)}\t${name}\0`)
    },
    finish: async (isWhole) => {
      try {
        if (isWhole && changes.length > 0) await commitAndPush()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }

  /** Fetches the last commit of the branch without its files, where the other side can; undefined if there is none. */
  async function fetchBranch(): Promise<string | undefined> {
    const listed = await withRetries(['ls-remote', '--heads', 'origin', `refs/heads/${branch}`])
    if (listed.stdout.trim() === '') return undefined
    await withRetries(['fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', `refs/heads/${branch}`])
    return (await git(['rev-parse', 'FETCH_HEAD'])).trim()
  }

  async function withRetries(words: readonly string[]): Promise<ProgramResult> {
    const result = await runWithRetries(() => run(words), isNetworkError)
    if (result.code !== 0) throw failed(result, where)
    return result
  }

  async function commitAndPush(): Promise<void> {
    await git(['update-index', '-z', '--index-info'], { input: changes.join('') })
    const tree = (await git(['write-tree'])).trim()
    if (parent !== undefined && (await git(['rev-parse', `${parent}^{tree}`])).trim() === tree) return
    const words = ['commit-tree', tree, '-m', 'Publish', ...(parent === undefined ? [] : ['-p', parent])]
    const commit = (await git(words, { env: { ...env, ...AUTHOR } })).trim()
    await withRetries(['push', '--quiet', 'origin', `${commit}:refs/heads/${branch}`])
  }
}

/** Whom commits are by, where the machine does not say it. */
const AUTHOR = {
  GIT_AUTHOR_NAME: 'Masthead',
  GIT_AUTHOR_EMAIL: 'masthead@localhost',
  GIT_COMMITTER_NAME: 'Masthead',
  GIT_COMMITTER_EMAIL: 'masthead@localhost',
}

/** Returns the address of a remote that the repository around the current folder names; otherwise the text itself. */
async function addressOf(remote: string): Promise<string> {
  if (!/^[\w.-]+$/.test(remote)) return remote
  const { code, stdout } = await runProgram('git', ['remote', 'get-url', remote])
  if (code === 0) return stdout.trim()
  throw new PublishProblem(
    `The repository here has no remote “${remote}”.`,
    'Name one that `git remote` lists, or the address of the repository: git+https://github.com/owner/name#gh-pages',
  )
}

/** Returns how the repository around the current folder signs in, as variables: a CI job keeps its token there. */
async function settingsHere(): Promise<Record<string, string>> {
  const { code, stdout } = await runProgram('git', ['config', '--local', '--includes', '--null', '--list'])
  const settings = code === 0 ? stdout.split('\0') : []
  const used = settings.filter((setting) => /^(?:(?:http|credential|url)\.|core\.sshcommand\n)/.test(setting))
  const values = used.flatMap((setting, index) => {
    const [key = '', ...value] = setting.split('\n')
    return [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value.join('\n')],
    ]
  })
  return { GIT_CONFIG_COUNT: String(used.length), ...Object.fromEntries(values) }
}

function isNetworkError({ stderr }: ProgramResult): boolean {
  return /Could not resolve host|Connection (?:timed out|refused|reset)|early EOF|HTTP 5\d\d|remote end hung up/i.test(
    stderr,
  )
}

const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|reference already exists/,
    'Somebody else has pushed to it meanwhile, so nothing was published.',
    'Publish again: Masthead then compares with what is there now.',
  ],
  [
    /Authentication failed|Permission denied|could not read Username|403|publickey/,
    'Git may not push to it.',
    'Sign in as for `git push`: with an SSH key, a credential helper, or the token of a CI job.',
  ],
  [
    /not found|does not appear to be a git repository|does not exist/i,
    'There is no such repository, or you may not read it.',
    'Correct the address.',
  ],
  [
    /protected branch|hook declined/,
    'The host refuses pushes to this branch.',
    'Allow them in the settings of the host.',
  ],
]

function failed({ code, stderr }: ProgramResult, where: string): PublishProblem {
  if (code === undefined)
    return new PublishProblem('Git is not installed.', 'Install it: https://git-scm.com/downloads')
  const lines = stderr.trim().split('\n')
  const said = lines.find((line) => /^(?:fatal|error|remote|!|\s+!)/.test(line)) ?? lines.at(-1) ?? ''
  const [, reason, hint] = REASONS.find(([pattern]) => pattern.test(stderr)) ?? []
  return new PublishProblem(
    `${where}: ${reason ?? `Git says “${said.trim()}”.`}`,
    hint ?? 'Fix that, and then publish again.',
  )
}

/** Returns an address without the password that it may contain. */
function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//')
}
