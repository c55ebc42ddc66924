import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LOCK, lockTarget } from '../../targets/lock-target.ts'
import { PLACES, type Place } from './places.ts'

const DAY = 86_400_000

/** The lock of a publisher on another machine, whose clock is wrong by a time in milliseconds. */
function foreignLock(wrongBy: number): string {
  const renewed = new Date(Date.now() + wrongBy).toISOString()
  return JSON.stringify({ id: 'other', machine: 'elsewhere', pid: 1, renewed })
}

describe.each(PLACES)('at %s', (_, makePlace) => {
  it.each([-600_000, -DAY, 0, DAY])(
    'the lock of a publisher at work is respected, by how much its clock may be wrong: %i ms',
    async (wrongBy) => {
      const place = await makePlace()
      const files = { [LOCK]: foreignLock(wrongBy) }
      await place.seed(files)
      const target = await place.open()
      await expect(lockTarget(target)).rejects.toThrow('Another publication to this place is under way.')
      await target.finish()
      expect(await place.texts()).toEqual(files)
    },
  )

  it('a lock that is no longer renewed is taken over, whether its clock is right, slow or a day ahead', async () => {
    const clocks = [-600_000, 0, DAY]
    const places: Place[] = []
    for (const wrongBy of clocks) {
      const place = await makePlace()
      await place.seed({ [LOCK]: foreignLock(wrongBy) })
      places.push(place)
    }
    await wait(4000)
    for (const [index, place] of places.entries()) {
      const target = await place.open()
      const { release } = await lockTarget(target, 2000)
      await release()
      await target.finish()
      expect(await place.texts(), `a clock that is wrong by ${clocks[index]} ms`).toEqual({})
    }
  })
})
