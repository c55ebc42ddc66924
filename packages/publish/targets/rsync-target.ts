import { hash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { foldersAbove } from '../plan/folders-above.ts'
import { PublishProblem, publishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { type ProgramResult, runProgram, withRetries } from './run-program.ts'
import { BEHIND_LINK, NO_FILE, reasonFor, type Target } from './target.ts'

/**
 * Returns a folder of a server as a target, by the program rsync: over SSH (`user@host:path`) or from its own server
 * (`rsync://host/module`). rsync cannot write on a condition, so the lock does not keep out a publisher that starts
 * within the same second.
 * @param retries the pauses before another attempt, in milliseconds
 */
export function rsyncTarget(where: string, retries?: readonly number[]): Target {
  const remote = where.endsWith('/') ? where : `${where}/`
  const temporary = mkdtempSync(path.join(tmpdir(), 'masthead-rsync-'))
  const empty = mkdtempSync(path.join(temporary, 'empty-'))
  const [listed, known] = [new Set<string>(), new Map<string, string>()]

  return {
    where,
    list: async () => {
      const names = (await listing(remote))?.map(([, kind, , name]) => `${name}${kind === 'd' ? '/' : ''}`)
      return names?.filter((name) => name !== './')
    },
    timeOf: async (name) => {
      const [found] = (await listing(remote + name)) ?? []
      return found?.[2] === undefined ? undefined : Date.parse(`${found[2].replaceAll('/', '-').replace(' ', 'T')}Z`)
    },
    read: async (name) => {
      const copy = path.join(temporary, 'read')
      rmSync(copy, { force: true })
      const result = await run(['--ignore-times', '--timeout=60', '--', remote + name, copy])
      if (isMissing(result)) return undefined
      requireSuccess(result)
      // rsync leaves out a link and a folder, without an error.
      if (!existsSync(copy)) throw publishProblem('no-file', { file: remote + name })
      return readFileSync(copy, 'utf8')
    },
    digests: async (names) => {
      const kinds = await kindsOf(names)
      const copies = path.join(temporary, 'copies')
      const files = names.filter((name) => kinds.get(name) === FILE && linkAbove(name, kinds) === undefined)
      if (files.length > 0) {
        mkdirSync(copies)
        // With --files-from a server of rsync 3.5 finds no file below a folder of its module.
        const only = ['--recursive', '--from0', '--include-from=-', '--exclude=*']
        const wanted = [...files.flatMap(foldersAbove).map((folder) => `${folder}/`), ...files]
        const words = [...only, '--ignore-times', '--timeout=60', '--', remote, `${copies}/`]
        requireListed(await run(words, listOf([...new Set(wanted)].map((name) => `/${name}`))))
      }
      const found = names.flatMap((name): [string, string][] => {
        if (linkAbove(name, kinds) !== undefined) return [[name, BEHIND_LINK]]
        if (!kinds.has(name)) return []
        const copy = path.join(copies, name)
        return [[name, existsSync(copy) ? hash('sha256', readFileSync(copy)) : NO_FILE]]
      })
      rmSync(copies, { recursive: true, force: true })
      return new Map(found)
    },
    write: async (name, text) => {
      const copy = path.join(temporary, 'write')
      writeFileSync(copy, text)
      requireSuccess(await run([...OPTIONS, '--', copy, remote + name]))
    },
    put: async (site, files, arrived) => {
      for (const file of files) bytesToSend(site, file)
      const kinds = await kindsOf(files.map(({ name }) => name))
      const link = files.map(({ name }) => linkAbove(name, kinds)).find((one) => one !== undefined)
      // rsync would put a folder in its place.
      if (link !== undefined) throw publishProblem('place-link', { link: remote + link })
      const words = [...OPTIONS, '--delay-updates', '--from0', '--files-from=-', '--', `${site.folder}/`, remote]
      requireSuccess(await run(words, listOf(files.map(({ name }) => name))))
      for (const file of files) arrived(file)
    },
    remove: async (names) => {
      if (names.length === 0) return
      // A file that is named and that the sender does not have is deleted, then each folder that has become empty.
      const all = names.flatMap((name) => (isOwn(name) ? [name] : [name, delayed(name)]))
      await removeNamed(all)
      const folders = [...new Set(all.flatMap(foldersAbove))].sort((a, b) => b.length - a.length)
      if (folders.length > 0) await removeNamed(folders)
    },
    finish: async () => rmSync(temporary, { recursive: true, force: true }),
  }

  async function removeNamed(names: readonly string[]): Promise<void> {
    const words = ['--delete-missing-args', '--timeout=60', '--from0', '--files-from=-', '--', `${empty}/`, remote]
    const result = await run(words, listOf(names))
    // 24: the sender does not have some files, which is what deletes them.
    if (result.code !== 24) requireSuccess(result)
  }

  /**
   * Lists the files, folders and links at the top of the place that names lead to, and all in them: rsync follows no
   * link there.
   */
  async function kindsOf(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const tops = [...new Set(names.map((name) => name.replace(/\/.*/s, '')))].filter((top) => !listed.has(top))
    if (tops.length === 0) return known
    const only = ['--from0', '--include-from=-', '--exclude=/*']
    const words = ['--list-only', '--recursive', '--links', '--8-bit-output', '--timeout=60', ...only, '--', remote]
    const result = await run(words, listOf(tops.flatMap((top) => [`/${top}`, `/${top}/**`])))
    requireListed(result)
    for (const [, kind = '', , name = ''] of result.stdout.matchAll(LISTED))
      known.set(kind === LINK ? name.replace(/ -> .*$/, '') : name, kind)
    for (const top of tops) listed.add(top)
    return known
  }

  /** Lists a file or what is in a folder; undefined if there is none. */
  async function listing(address: string): Promise<RegExpExecArray[] | undefined> {
    const result = await run(['--list-only', '--8-bit-output', '--timeout=60', '--', address])
    if (isMissing(result)) return undefined
    requireSuccess(result)
    return [...result.stdout.matchAll(LISTED)]
  }

  function run(words: readonly string[], input?: string): Promise<ProgramResult> {
    const options = { env: { TZ: 'UTC' }, usual: { RSYNC_RSH: 'ssh -o BatchMode=yes' }, input }
    return withRetries(() => runProgram('rsync', words, options), isConnectionError, retries)
  }

  /** Expects a result of reading. 23 and 24: some files are not there any more, or may not be read. */
  function requireListed(result: ProgramResult): void {
    if (result.code !== 23 && result.code !== 24) requireSuccess(result)
  }

  function requireSuccess(result: ProgramResult): void {
    if (result.code !== 0) throw failed(result, where)
  }
}

/** Files get the permissions that a web server needs; their times say nothing, so each named file is compared. */
const OPTIONS = ['--ignore-times', '--chmod=D755,F644', '--perms', '--mkpath', '--timeout=60']

/** A line of a listing: the kind of an entry and its permissions, its size, its time and its name. */
const LISTED = /^(.)\S+ +[\d,]+ ([\d/]+ [\d:]+) (.*)$/gm

/** The kinds of entries in a listing that are looked for. */
const [FILE, FOLDER, LINK] = ['-', 'd', 'l']

/** Returns the first name above a file that is a link or a file there, and no folder; undefined if none is. */
function linkAbove(name: string, kinds: ReadonlyMap<string, string>): string | undefined {
  return foldersAbove(name).find((folder) => kinds.has(folder) && kinds.get(folder) !== FOLDER)
}

function isMissing({ code, stderr }: ProgramResult): boolean {
  return code === 23 && /No such file or directory \(2\)/.test(stderr)
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `${name}\0`).join('')
}

/** Whether a file is one of Masthead’s records, which arrive one by one. */
function isOwn(name: string): boolean {
  return name.startsWith('.masthead')
}

/** Returns where rsync keeps a file (--delay-updates) until it has all: one that was killed leaves it there. */
function delayed(name: string): string {
  return path.posix.join(path.posix.dirname(name), '.~tmp~', path.posix.basename(name))
}

/** https://download.samba.org/pub/rsync/rsync.1#EXIT_VALUES: no connection, its end, or a time limit. */
function isConnectionError({ code = 0, stderr }: ProgramResult): boolean {
  return [10, 12, 30, 35, 255].includes(code) && !reasonFor('rsync', stderr)
}

function failed({ code, stderr }: ProgramResult, where: string): PublishProblem {
  if (code === undefined) return publishProblem('rsync-missing', {})
  const { reason, hint } = reasonFor('rsync', stderr) ?? {}
  const [first = ''] = stderr.trim().split('\n')
  return new PublishProblem(
    `${where}: ${reason ?? `rsync says “${first}” (code ${code})`}.`,
    hint ?? 'Fix that, and then publish again: what has arrived is not uploaded again.',
  )
}
