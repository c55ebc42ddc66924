import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { newspaper, type Texts, temporaryFolder, textsIn, writeSite } from '../../packages/publish/tests/site.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A great fire', frost: 'A frost' })

/** The commands of docs/deploying.md that publish to a branch, without the build. */
const [, recipe = ''] =
  /^## GitHub Pages\n[\s\S]*?```sh\n([\s\S]*?)```/m.exec(readFileSync('docs/deploying.md', 'utf8')) ?? []
const [make = '', , ...publish] = recipe.trim().split('\n')

it('the commands of the documents bring each site to a branch as one commit, without what is gone', () => {
  const folder = temporaryFolder()
  const [newsroom, remote] = [path.join(folder, 'newsroom'), path.join(folder, 'remote.git')]
  const run = (commands: string, out = '') =>
    execFileSync(
      'sh',
      ['-ec', commands.replaceAll('npx masthead', `'${process.execPath}' '${path.resolve('lib/cli/masthead.mjs')}'`)],
      { cwd: newsroom, env: { ...process.env, OUT_DIR: out }, encoding: 'utf8' },
    )
  execFileSync('git', ['init', '--quiet', '--bare', remote])
  execFileSync('git', ['init', '--quiet', newsroom])
  run(`git remote add origin '${remote}'; git config user.name Editor; git config user.email editor@news.example`)
  run('git commit --quiet --allow-empty --message Newsroom')
  const textsThere = (): Texts => {
    const copy = temporaryFolder()
    run(`git archive --remote '${remote}' gh-pages | tar -x -C '${copy}'`)
    return textsIn(copy)
  }
  run(make)
  run(publish.join('\n'), writeSite(BEFORE))
  expect(textsThere()).toEqual(BEFORE)
  run(publish.join('\n').replace(' --adopt', ''), writeSite(AFTER))
  expect(textsThere()).toEqual(AFTER)
  expect(run('git log --format=%s gh-pages').trim().split('\n')).toEqual(['Publish', 'Publish'])
})
