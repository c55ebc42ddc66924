import path from 'node:path'
import { packageVersions } from '../../../lib/settings/installation.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { type InitOptions, initNewsroom } from '../init-newsroom.ts'

/** The engine of this repository, in another version. */
export const ENGINE = {
  template: path.resolve('packages/create-masthead/template'),
  version: '1.2.3',
  packages: packageVersions(),
}

/** A folder that does not exist yet, in a temporary one that goes when the test is over. */
export const newFolder = () => path.join(temporaryFolder(), 'my-paper')

/** Makes a newsroom in a new folder. @returns the folder */
export async function newNewsroom(options: InitOptions): Promise<string> {
  const folder = newFolder()
  const result = await initNewsroom(folder, { yes: true, ...options }, ENGINE)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return folder
}
