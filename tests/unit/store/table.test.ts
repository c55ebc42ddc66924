import { expect, test } from 'vitest'
import { z } from 'zod'
import { crcOf, sealed } from '../../../lib/store/damage.ts'
import { mergeOf, sealedText, tableOf, updateOf } from '../../../lib/store/table.ts'

const BOATS = tableOf(
  'boats',
  'the boats of a harbour',
  { name: z.string(), berth: z.int().nullable().describe('its number'), length: z.number(), is_out: z.boolean() },
  { key: ['name'], indexes: { boats_out: '(name) WHERE is_out = 1' } },
)
const LOGS = tableOf(
  'logs',
  'what captains write',
  { boat: z.string(), day: z.string(), text: sealedText().nullable() },
  { key: ['boat'], sealedBy: ['boat', 'day'] },
)

test('the SQL of a table is derived from the types of its columns, with their descriptions as comments', () => {
  expect(BOATS.sql).toEqual([
    `CREATE TABLE boats ( -- the boats of a harbour
  name TEXT NOT NULL,
  berth INTEGER, -- its number
  length REAL NOT NULL,
  is_out INTEGER NOT NULL,
  crc INTEGER NOT NULL, -- of the other columns
  PRIMARY KEY (name)
) WITHOUT ROWID;`,
    'CREATE INDEX boats_out ON boats (name) WHERE is_out = 1;',
  ])
})

test('a row is written in the order of the columns, whatever the order of its keys, with a checksum', () => {
  const values = ['Ada', null, 9.5, 1]
  expect(BOATS.valuesOf({ is_out: true, length: 9.5, berth: null, name: 'Ada' })).toEqual([...values, crcOf(values)])
})

test('a sealed text needs no checksum, and is sealed by its row', () => {
  expect(LOGS.columns).toEqual(['boat', 'day', 'text'])
  expect(LOGS.valuesOf({ boat: 'Ada', day: 'Monday', text: 'Calm.' })[2]).toBe(sealed('AdaMonday', 'Calm.'))
  expect(LOGS.valuesOf({ boat: 'Ada', day: 'Monday', text: null })[2]).toBeNull()
})

test('a change of some columns changes the checksum too', () => {
  expect(updateOf(BOATS, ['berth'], ['name'])).toBe(
    'UPDATE boats SET berth = ?1, crc = checksum(name,?1,length,is_out) WHERE name = ?2',
  )
  expect(mergeOf(BOATS, { length: 'max(length, excluded.length)' })).toContain(
    'length = max(length, excluded.length), is_out = excluded.is_out, crc = checksum(name,excluded.berth,max(length, excluded.length),excluded.is_out)',
  )
})

test('what no row fulfils, unless it is damaged, is derived too', () => {
  expect(BOATS.damaged).toBe('is_out NOT IN (0, 1) OR checksum(name,berth,length,is_out) <> crc')
  expect(LOGS.damaged).toBe('NOT is_sealed(boat || day, text)')
})
