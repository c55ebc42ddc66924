import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { version } from '../../package.json' with { type: 'json' }
import { outsideEnvironment, runOutside } from './outside.ts'
import { NEXT_VERSION } from './publish-once.ts'

it('a newspaper upgrades to the next version by two commands, which change two lines, and builds', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'upgrade-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const settings = { npm_config_cache: path.join(folder, '.npm'), npm_config_yes: 'true' }
  const env = outsideEnvironment(inject('registry'), settings)
  const paper = { cwd: path.join(folder, 'paper'), env }
  const succeed = (command: string, words: readonly string[], options = paper) => {
    const { status, output } = runOutside(command, words, options)
    expect(status, output).toBe(0)
    return output
  }
  const git = (...words: string[]) => succeed('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...words])
  succeed('npm', ['create', 'masthead', 'paper', '--', '--yes'], { cwd: folder, env })
  succeed('npm', ['install'])
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'as it was')
  succeed('npm', ['install', 'masthead@next'])
  expect(succeed('npx', ['masthead', 'upgrade'])).toContain(`From ${version} to ${NEXT_VERSION}:`)
  const lines = git('diff', '-U0', '--', 'content', 'package.json').match(/^[-+](?![-+]).*/gm)
  expect(lines?.map((line) => line.trim())).toEqual([
    `-masthead: ${version}`,
    `+masthead: ${NEXT_VERSION}`,
    `-    "masthead": "^${version}"`,
    `+    "masthead": "^${NEXT_VERSION}"`,
  ])
  succeed('npx', ['masthead', 'build'])
})
