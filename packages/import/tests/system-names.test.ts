import { expect, it } from 'vitest'
import { SYSTEM_NAMES } from '../../../lib/builder/compile/import-source.ts'
import { SYSTEMS } from '../systems/systems.ts'

it('the core names every system, so that no importer of a newsroom takes its name', () => {
  expect(SYSTEMS.filter(({ read }) => read).map(({ name }) => name)).toEqual(SYSTEM_NAMES)
})
