import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { realFolder, refuseOverlap, siteFolder } from '../../../lib/store/site-folder.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

afterEach(() => void vi.unstubAllEnvs())

/** A project with content in it. */
function aProject(): string {
  const project = path.join(realpathSync(temporaryFolder()), 'project')
  mkdirSync(path.join(project, 'content'), { recursive: true })
  return project
}

test('a folder has one real name, by whatever links it is reached, and whether or not it is there', () => {
  const folder = path.dirname(aProject())
  mkdirSync(path.join(folder, 'disk'))
  symlinkSync('disk', path.join(folder, 'link'))
  symlinkSync('disk/later', path.join(folder, 'dangling'))
  expect(realFolder(path.join(folder, 'disk/out'))).toBe(path.join(folder, 'disk/out'))
  expect(realFolder(path.join(folder, 'link'))).toBe(path.join(folder, 'disk'))
  expect(realFolder(path.join(folder, 'link/deep/out'))).toBe(path.join(folder, 'disk/deep/out'))
  expect(realFolder(path.join(folder, 'dangling'))).toBe(path.join(folder, 'disk/later'))
})

test('the site goes to where OUT_DIR leads', () => {
  const project = aProject()
  symlinkSync('elsewhere', path.join(project, 'out'))
  vi.stubEnv('OUT_DIR', undefined)
  expect(siteFolder(project)).toBe(path.join(project, 'elsewhere'))
})

test.each([
  ['the content', 'content', 'content', 'CONTENT_DIR'],
  ['a folder that holds the content', 'texts', 'texts/content', 'CONTENT_DIR'],
  ['the project', '.', 'content', 'project'],
  ['a folder that holds the project', '..', 'content', 'project'],
  ['a link to a folder that holds the content', 'link', 'texts/content', 'CONTENT_DIR'],
])('OUT_DIR may not be %s', (_, out, content, named) => {
  const project = aProject()
  mkdirSync(path.join(project, 'texts/content'), { recursive: true })
  symlinkSync('texts', path.join(project, 'link'))
  vi.stubEnv('OUT_DIR', out)
  vi.stubEnv('CONTENT_DIR', content)
  expect(() => refuseOverlap(project)).toThrow(named)
  expect(() => refuseOverlap(project)).toThrow('Choose another OUT_DIR.')
})

test.each(['out', 'content/out', '../out', '..content'])('OUT_DIR may be %s', (out) => {
  vi.stubEnv('OUT_DIR', out)
  vi.stubEnv('CONTENT_DIR', 'content')
  expect(() => refuseOverlap(aProject())).not.toThrow()
})
