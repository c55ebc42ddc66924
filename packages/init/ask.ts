import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { Question } from './answers.ts'

/**
 * Asks the publisher questions on a terminal, each until its answer has no problem. Ctrl+C and Ctrl+D end the process
 * before anything is written.
 * @returns the answers by the keys of the questions
 */
export async function ask(questions: readonly Question[], input: Readable, output: Writable) {
  const terminal = createInterface({ input, output })
  const stop = () => process.exit(130)
  terminal.on('close', stop)
  const answers: Record<string, string> = {}
  for (const { key, text, usual, problem } of questions) {
    let found: string | undefined
    do {
      const answer = (await terminal.question(`${text} [${usual}] `)).trim() || usual
      found = problem(answer)
      if (found) output.write(`${found}\n`)
      answers[key] = answer
    } while (found)
  }
  terminal.off('close', stop)
  terminal.close()
  return answers
}
