import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { BEFORE, exported, pressProject, published, smallProject } from './helpers/small-export.ts'
import { filesIn, read } from './helpers/temporary-folder.ts'

afterEach(() => void vi.unstubAllEnvs())

/** Sees that what was published before is there as it was, and that nothing else was left. */
function expectUntouched(project: string): void {
  expect(published(project)).toEqual(Object.keys(BEFORE))
  expect(read(project, 'out/index.html')).toBe('before')
}

test('every page that is refused is named with each fault, and what was published before stays untouched', async () => {
  const project = smallProject({
    '.next/stock/en/index.html': exported('<p style="color:red" onclick="x()">Dawn</p>'),
    '.next/stock/index.html': exported('').replace('<title>Ships</title>', ''),
  })
  await expect(pressProject(project)).rejects.toThrow(
    [
      'en/index.html: a style attribute on <p>',
      'en/index.html: an event handler attribute on <p>',
      'index.html: no title',
    ].join('\n'),
  )
  expectUntouched(project)
})

test.each([
  ['a stylesheet that is not there', '.next/stock/_next/b.css', 'b.css'],
  ['a file of public/ that was not exported', '.next/stock/favicon.svg', 'favicon.svg'],
  ['a site.yaml that is not there', 'content/site.yaml', 'site.yaml'],
  ['elements that are not there', 'components/elements.ts', 'elements.ts'],
])('%s stops the press, and what was published before stays untouched', async (_, name, reason) => {
  const project = smallProject()
  rmSync(path.join(project, name))
  await expect(pressProject(project)).rejects.toThrow(reason)
  expectUntouched(project)
})

test.each(['', 'off'])(
  'with PRESS=%s, somebody’s own folder is left as it is, and nothing beside it',
  async (press) => {
    const project = smallProject({ 'letters/one.txt': 'dear' })
    const before = filesIn(project)
    vi.stubEnv('OUT_DIR', 'letters')
    vi.stubEnv('PRESS', press)
    await expect(pressProject(project)).rejects.toThrow('Choose another OUT_DIR')
    expect(filesIn(project)).toEqual(before)
  },
)

test('somebody’s own folder is refused first, before any work is done for it', async () => {
  const project = smallProject({ 'letters/one.txt': 'dear' })
  rmSync(path.join(project, 'content/site.yaml')) // the work would stop here
  vi.stubEnv('OUT_DIR', 'letters')
  await expect(pressProject(project)).rejects.toThrow('Choose another OUT_DIR')
})
