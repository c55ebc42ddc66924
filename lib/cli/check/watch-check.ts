import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'

/** Milliseconds in which the events of one save arrive. */
const ONE_SAVE = 50

/**
 * Checks, and again after each save, until it is stopped. Each round is a process of its own, as if check were called anew; an
 * editor's program knows a round by its first line and by the count at its end.
 * @param root the content folder
 * @param options what check is called with besides
 */
export async function watchCheck(root: string, options: readonly string[]): Promise<never> {
  let saved = Promise.withResolvers<void>()
  watch(root, { recursive: true }, () => saved.resolve())
  for (;;) {
    saved = Promise.withResolvers()
    console.log('Checking …')
    const script = path.join(import.meta.dirname, '../commands/check.ts')
    await once(spawn(process.execPath, [script, ...options], { stdio: 'inherit' }), 'exit')
    await saved.promise
    await new Promise((resolve) => setTimeout(resolve, ONE_SAVE))
  }
}
