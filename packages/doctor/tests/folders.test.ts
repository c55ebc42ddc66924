import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { contentFolder, gitHistory, outFolder } from '../folders.ts'
import { emptyFolder, found } from './found.ts'

it('a content folder is there, can be read and holds site.yaml', () => {
  const folder = emptyFolder()
  expect(found(contentFolder(path.join(folder, 'nowhere')))).toEqual(['content-unreadable'])
  expect(contentFolder(folder)).toMatchObject([{ what: `${folder} contains no site.yaml.` }])
  writeFileSync(path.join(folder, 'site.yaml'), '')
  expect(contentFolder(folder)).toEqual([])
  expect(found(contentFolder(path.join(folder, 'site.yaml')))).toEqual(['content-unreadable'])
})

it('a clone without its history is named, and a machine without Git', () => {
  const [whole, shallow] = [emptyFolder(), path.join(emptyFolder(), 'shallow')]
  const git = (...words: readonly string[]) => expect(spawnSync('git', words).status).toBe(0)
  git('init', whole)
  for (const text of ['one', 'two']) {
    git('-C', whole, '-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--allow-empty', '-m', text)
  }
  git('clone', '--depth', '1', `file://${whole}`, shallow)
  expect(gitHistory(whole)).toEqual([])
  expect(gitHistory(emptyFolder())).toEqual([])
  expect(found(gitHistory(shallow))).toEqual(['git-shallow (warning)'])
  vi.stubEnv('PATH', '/nowhere')
  expect(found(gitHistory(whole))).toEqual(['git-missing (warning)'])
})

it('the folder for the site can be made or replaced', () => {
  const folder = emptyFolder()
  expect(outFolder(path.join(folder, 'deep/out'))).toEqual([])
  expect(outFolder(folder)).toEqual([])
  const file = path.join(folder, 'thesis.txt')
  writeFileSync(file, '')
  expect(found(outFolder(folder))).toEqual(['out-occupied'])
  expect(found(outFolder(path.join(file, 'out')))).toEqual(['out-unwritable'])
})
