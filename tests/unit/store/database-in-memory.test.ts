import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { IN_MEMORY } from '../../../lib/store/database.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const OPEN = `
import { Database, IN_MEMORY } from '${pathToFileURL(path.resolve('lib/store/database.ts'))}'
console.log(new Database(IN_MEMORY).get('SELECT count(*) AS count FROM editions').count)`

test('a database in memory touches nothing in the folder where it is opened', () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, IN_MEMORY))
  writeFileSync(path.join(folder, `${IN_MEMORY}-journal`), 'somebody’s')
  const names = readdirSync(folder)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', OPEN], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stdout, stderr).toBe('0\n')
  expect(readdirSync(folder)).toEqual(names)
})
