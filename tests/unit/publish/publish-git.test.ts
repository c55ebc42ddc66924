import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { gitTarget } from '../../../lib/publish/targets/git-target.ts'
import type { Target } from '../../../lib/publish/targets/target.ts'
import { publishTexts } from './publish-texts.ts'
import { newspaper, type Texts, temporaryFolder, textsIn } from './site.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A great fire', frost: 'A frost' }, 'p { color: red }')

/** A bare repository, and what it says of its branch gh-pages. */
function bareRepository() {
  const folder = path.join(temporaryFolder(), 'site.git')
  execFileSync('git', ['init', '--quiet', '--bare', folder])
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim()
  const texts = (): Texts => {
    const copy = temporaryFolder()
    execFileSync('git', ['clone', '--quiet', '--branch', 'gh-pages', folder, path.join(copy, 'site')])
    execFileSync('rm', ['-r', path.join(copy, 'site/.git')])
    const { SHA256SUMS: _, ...others } = textsIn(path.join(copy, 'site'))
    return others
  }
  return { folder, git, texts, commits: () => Number(git('rev-list', '--count', 'gh-pages')) }
}

const publish = (texts: Texts, target: Target) => publishTexts(texts, target, { mostRemoved: 256 })

it('each publication is one commit on the branch, and one without a change is none', async () => {
  const { folder, git, texts, commits } = bareRepository()
  await publish(BEFORE, await gitTarget(folder, 'gh-pages'))
  expect(texts()).toEqual(BEFORE)
  const second = await publish(AFTER, await gitTarget(folder, 'gh-pages'))
  expect(texts()).toEqual(AFTER)
  expect(second.uploaded).toBe(7)
  await publish(AFTER, await gitTarget(folder, 'gh-pages'))
  expect(commits()).toBe(2)
  expect(git('diff', '--name-status', 'gh-pages~1', 'gh-pages')).toContain('D\ten/flood/index.html')
})

it('a branch that somebody else has pushed to meanwhile is not replaced', async () => {
  const { folder, texts, commits } = bareRepository()
  await publish(BEFORE, await gitTarget(folder, 'gh-pages'))
  const slow = await gitTarget(folder, 'gh-pages')
  await publish(AFTER, await gitTarget(folder, 'gh-pages'))
  await expect(publish(newspaper({ fire: 'Late' }), slow)).rejects.toThrow(/Somebody else has pushed to it meanwhile/)
  expect(texts()).toEqual(AFTER)
  expect(commits()).toBe(2)
})

it('an address without a repository is reported plainly', async () => {
  const nowhere = path.join(temporaryFolder(), 'none.git')
  expect(existsSync(nowhere)).toBe(false)
  await expect(gitTarget(nowhere, 'gh-pages')).rejects.toThrow(/There is no such repository, or you may not read it/)
  await expect(gitTarget('no-such-remote', 'gh-pages')).rejects.toThrow('The repository here has no remote')
})
