import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { heavyFile } from './heavy-file.ts'

/** What knip says of the files and exports of a folder that nothing uses; empty if there are none. */
function unusedIn(folder: string): string {
  const words = ['--directory', folder, '--include', 'files,exports', '--no-progress', '--no-config-hints']
  const { stdout, stderr } = spawnSync(process.execPath, [heavyFile('knip/bin/knip.js'), ...words], {
    encoding: 'utf8',
  })
  return stdout + stderr
}

it('every file and every export is used; knip.json names what is found by its name', () => {
  expect(unusedIn('.')).toBe('')
})

it('a file and an export that nothing uses are named', () => {
  const folder = temporaryFolder()
  const files = {
    'package.json': '{"name": "a", "type": "module"}',
    'knip.json': '{"entry": ["main.ts"], "project": ["*.ts"]}',
    'main.ts': "import { used } from './other.ts'\nused()\n",
    'other.ts': 'export const used = () => {}\nexport const alone = 1\n',
    'lost.ts': 'export {}\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const found = unusedIn(folder)
  for (const name of ['alone', 'lost.ts']) expect(found).toContain(name)
  expect(found).not.toContain('main.ts')
})
