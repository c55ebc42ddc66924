import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { linterWith, namedOutputs, ownOutputFiles, readNewsroomConfig } from '../../../lib/newsroom/newsroom-config.ts'
import { LIMITS } from '../../../lib/source/limits.ts'
import { libraryOf } from '../read-library.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'
import { newsroomWith } from './own-code.ts'

const { codeSeconds, outputSeconds } = LIMITS

beforeEach(() => void Object.assign(LIMITS, { codeSeconds: 0.1, outputSeconds: 0.1 }))
afterEach(() => void Object.assign(LIMITS, { codeSeconds, outputSeconds }))

const configOf = (code: string) => readNewsroomConfig(newsroomWith({ 'masthead.config.ts': code }))

it.each([
  ['for (;;);\nexport default {}', 'The code of masthead.config.ts has not ended after 0.1 seconds.'],
  ['export default new Promise(() => {})', 'It exports a promise, where the settings themselves belong.'],
  ['process.exit(0)\nexport default {}', '`process.exit` would end all of Masthead. Throw an error instead.'],
])('the configuration %j has one problem, which names the file', async (code, reason) => {
  const { problems } = await configOf(code)
  expect(problems).toMatchObject([
    {
      file: 'masthead.config.ts',
      rule: 'code-invalid',
      severity: 'error',
      message: `This file cannot be used: ${reason}`,
    },
  ])
})

it('a check that does not end has one problem, which names the check and the file, and the others run', async () => {
  const code = `export default { checks: {
    'own-endless': { text: 'A.', run: () => { for (;;); } },
    'own-exit': { text: 'A.', run: () => process.exit(0) },
  } }`
  const root = newsroomWith({ 'masthead.config.ts': code })
  const { config, bundle } = await readNewsroomConfig(root)
  const messages = readLibrary(root, undefined, await linterWith(root, config, bundle)).problems.map(
    ({ message }) => message,
  )
  expect(messages.filter((message) => message.includes('own-endless'))).toEqual([
    'The check “own-endless” of masthead.config.ts has not ended after 0.1 seconds here, and is not run again.',
  ])
  expect(messages.filter((message) => message.includes('own-exit')).length).toBeGreaterThan(1)
})

it.each(['for (;;);', 'return new Promise(() => {})'])(
  'an output with the code “%s” is an error that names it',
  async (code) => {
    const { config } = await configOf(`export default { outputs: [{ names: ['a.json'], make: () => { ${code} } }] }`)
    const library = libraryOf({})
    const [file] = ownOutputFiles(namedOutputs(config, library, []), contextOf(library))
    await expect(Promise.resolve(file?.make())).rejects.toThrow(
      /^The output a\.json of masthead\.config\.ts cannot be made: /,
    )
  },
)
