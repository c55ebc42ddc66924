import { expect, test } from 'vitest'
import { expectProved } from '../../../lib/builder/write/adapter.ts'
import { dependencies } from '../../../package.json'

test('the installed version of Next is proved', () => {
  expect(() => expectProved(dependencies.next)).not.toThrow()
})

test('another version of Next is refused, with the command that proves it', () => {
  expect(() => expectProved('17.0.0')).toThrow(
    `Next 17.0.0 is not proved with Masthead; ${dependencies.next} is. Install it: npm install next@${dependencies.next}\n` +
      'Or prove 17.0.0: write it as PROVED_NEXT into lib/builder/write/adapter.ts, and run: npm run test:build',
  )
})
