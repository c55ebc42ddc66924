import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'

/** The time within which all events of one save arrive, in milliseconds. */
const ONE_SAVE = 50

/**
 * Checks the content, and again after each save, until it is stopped. Each round runs `check` in a process of its own.
 * An editor's program recognises a round by its first line and by the count at its end.
 * @param root the content folder
 * @param options the other options of `check`
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
