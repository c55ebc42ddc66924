import type { ParseArgsOptionsConfig } from 'node:util'

/** One command of `npx masthead`. Its script has its name. */
export interface Command {
  /** The arguments that may follow the name. */
  readonly takes?: string
  /** The options as Node reads them. */
  readonly options: ParseArgsOptionsConfig & Readonly<Record<string, OptionFacts>>
  readonly summary: string
  readonly example: string
  /** Whether it works without a content folder. */
  readonly needsNoContent?: true
}

/** What an option is for. Help and docs/commands.md are made of it. */
interface OptionFacts {
  /** What it does, “checks again after each save”, or what its value is, “the name of the newspaper”. */
  readonly about: string
  /** A value that it may have. */
  readonly example?: string
  /** The value that it has if none is written. */
  readonly implied?: string
}

/**
 * Declares an option without a value.
 * @param about what it does
 * @example flag('checks again after each save') // => { type: 'boolean', about: 'checks again after each save' }
 */
export const flag = (about: string) => ({ type: 'boolean', about }) as const

/**
 * Declares an option with a value.
 * @param example a value that it may have
 * @param about what its value is, or what it does
 * @example value('en', 'the language') // => { type: 'string', example: 'en', about: 'the language' }
 */
export const value = (example: string, about: string) => ({ type: 'string', example, about }) as const
