import type { HighlighterCore } from 'shiki/core'
import { loadPackage } from '../../settings/installation.ts'
import { CODE_PARTS, type CodeToken } from '../types/section.ts'

/**
 * Divides code into its parts with Shiki, when the site is built.
 * @param language a name or another name of one of Shiki’s languages, in any case
 * @returns undefined if Shiki does not know the language
 */
export function highlightCode(code: string, language: string): readonly CodeToken[] | undefined {
  const name = language.toLowerCase()
  if (PLAIN.includes(name)) return [{ text: code, part: undefined }]
  opened ??= openShiki()
  const { highlighter, ids } = opened
  const id = ids.get(name)
  if (id === undefined) return undefined
  if (!highlighter.getLoadedLanguages().includes(id))
    highlighter.loadLanguageSync(loadPackage(`shiki/langs/${id}.mjs`).default)
  const lines = highlighter.codeToTokensBase(code, { lang: id, theme: 'parts', ...LIMITS })
  const tokens: { text: string; part: CodeToken['part'] }[] = []
  const add = (text: string, part: CodeToken['part']) => {
    const last = tokens.at(-1)
    if (last && (last.part === part || !text.trim())) last.text += text
    else tokens.push({ text, part })
  }
  for (const [index, line] of lines.entries()) {
    if (index > 0) add('\n', undefined)
    for (const { content, color } of line) add(content, PARTS[/^var\(--token-(.+)\)$/.exec(color ?? '')?.[1] ?? ''])
  }
  return tokens
}

/** The languages that have nothing to highlight. */
const PLAIN = ['text', 'txt', 'plain', 'plaintext']

// No token is cut short: how far Shiki comes in a time would depend on the machine. It leaves longer lines as they are.
const LIMITS = { tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2000 }

/** Shiki’s names of the parts of code, where they are not ours. Others are not highlighted. */
const PARTS: Readonly<Record<string, (typeof CODE_PARTS)[number]>> = {
  ...Object.fromEntries(CODE_PARTS.map((part) => [part, part])),
  'string-expression': 'string',
}

interface Shiki {
  readonly highlighter: HighlighterCore
  /** The languages by their names and other names. */
  readonly ids: ReadonlyMap<string, string>
}

let opened: Shiki | undefined

/**
 * Loads Shiki without its languages. Its theme gives each part of code a custom property, whose name is all we need.
 */
function openShiki(): Shiki {
  const core: typeof import('shiki/core') = loadPackage('shiki/core')
  const { createJavaScriptRegexEngine }: typeof import('shiki/engine/javascript') =
    loadPackage('shiki/engine/javascript')
  const { bundledLanguagesInfo }: typeof import('shiki/langs') = loadPackage('shiki/langs')
  const theme = core.createCssVariablesTheme({ name: 'parts', variablePrefix: '--' })
  return {
    highlighter: core.createHighlighterCoreSync({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine() }),
    ids: new Map(bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases].map((name) => [name, id]))),
  }
}
