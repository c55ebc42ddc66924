import { existsSync } from 'node:fs'
import path from 'node:path'
import { type AtRule, CssSyntaxError, type Declaration, type Node, parse, type Root } from 'postcss'
import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { lineStarts, placeAt, readSource, type SourceFile } from '../source/source-file.ts'
import { STATIC } from './content-names.ts'

/** The file with the newsroom’s own style rules, beside site.yaml. */
export const THEME = 'theme.css'

/** The newsroom’s own style rules, without comments and needless spaces. */
export interface ReadTheme {
  /** Undefined if there is no file. Addresses of files are those in the site: `url(/map.svg)`. */
  readonly theme: string | undefined
  readonly problems: readonly Problem[]
}

/**
 * The at-rules that a theme may have. `@import` would load a file, and `@charset` and `@namespace` have no effect in a
 * page.
 */
const AT_RULES =
  /^(media|supports|container|layer|scope|starting-style|(-webkit-)?keyframes|property|counter-style|font-face)$/

/** Reads the theme. */
export function readTheme(root: string): ReadTheme {
  const file = path.join(root, THEME)
  return existsSync(file) ? readStyles(root, file) : { theme: undefined, problems: [] }
}

/**
 * Reads a file of style rules. They may load files of the folder `static`, and no others.
 * @param root the content folder
 * @param folder the folder out of which no link may lead
 */
export function readStyles(root: string, file: string, folder = root): ReadTheme {
  const { source, readable, problems } = readSource(folder, file)
  if (!readable) return { theme: undefined, problems }
  const report = reporter(source, problems)
  const end = source.text.replaceAll(/\/\*.*?(?:\*\/|$)/gs, (comment) => ' '.repeat(comment.length)).indexOf('</')
  if (end >= 0) report('css-invalid', end, '“</” could end the style sheet of a page.', 'Write `\\3c /` instead.')
  const css = parsed(source.text, report)
  if (!css) return { theme: undefined, problems }
  css.walk((node) => {
    if (node.type === 'atrule') checkAtRule(node, report)
    if (node.type === 'decl') checkDeclaration(node, root, report)
  })
  shorten(css)
  return { theme: css.toString(), problems }
}

type Report = (rule: Rule, at: Node | number, message: string, hint: string) => void

function reporter({ name, text }: SourceFile, problems: Problem[]): Report {
  return (rule, at, message, hint) => {
    const offset = typeof at === 'number' ? at : (at.source?.start?.offset ?? 0)
    problems.push({ file: name, ...placeAt(text, offset), severity: 'error', rule, message, hint })
  }
}

function parsed(css: string, report: Report): Root | undefined {
  try {
    return parse(css)
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    const offset = (lineStarts(css)[(error.line ?? 1) - 1] ?? 0) + (error.column ?? 1) - 1
    report('css-invalid', offset, `This is not CSS: ${error.reason}.`, 'Correct it.')
    return undefined
  }
}

function checkAtRule(node: AtRule, report: Report): void {
  if (AT_RULES.test(node.name)) return
  if (node.name === 'import') {
    report('css-foreign', node, 'Style rules import no other file.', 'Copy the rules of that file into this one.')
  } else {
    report('css-invalid', node, `“@${node.name}” has no place here.`, 'Delete it.')
  }
}

/** A function that loads a file. Only `url()` is checked, so a text in one of the others may not name a file. */
const LOADS =
  /\b(?:(url)\(\s*("[^"]*"|'[^']*'|[^)\s]*(?:\s+[^)\s]+)*)\s*\)|(image-set|image|src|cross-fade)\(\s*["'])/gi

function checkDeclaration(node: Declaration, root: string, report: Report): void {
  if (node.parent?.type === 'root') {
    report('css-invalid', node, `“${node.prop}” is in no rule.`, 'Put it between { and }, after a selector.')
  }
  const start = (node.source?.start?.offset ?? 0) + node.prop.length + (node.raws.between?.length ?? 0)
  node.value = node.value.replaceAll(
    LOADS,
    (whole, url: string | undefined, quoted: string | undefined, _, index: number) => {
      const name = quoted?.replaceAll(/^["']|["']$/g, '')
      if (url === undefined || name === undefined) {
        report('css-foreign', start + index, 'A text in this function may be an address.', `Write url(${STATIC}/…).`)
      } else if (name.startsWith('#')) {
        return whole
      } else if (!new RegExp(`^${STATIC}/[\\w./~@+-]+$`).test(name) || name.includes('..')) {
        const hint = `Put the file into ${STATIC}, and write url(${STATIC}/…).`
        report('css-foreign', start + index, `“${name}” is not a file of the folder ${STATIC}.`, hint)
      } else if (!existsSync(path.join(root, name))) {
        report('css-foreign', start + index, `There is no ${name}.`, `The folder ${STATIC} is beside site.yaml.`)
      }
      return `url(${name?.slice(STATIC.length)})`
    },
  )
}

/** Removes comments and needless spaces. */
function shorten(css: Root): void {
  css.walkComments((comment) => void comment.remove())
  css.raws = {}
  css.walk((node) => {
    const raws = {
      before: '',
      between: node.type === 'decl' ? ':' : '',
      after: '',
      semicolon: false,
      important: '!important',
    }
    if (node.type === 'decl') node.value = withoutSpaces(node.value)
    if (node.type === 'rule') node.selector = node.selectors.map(withoutSpaces).join(',')
    if (node.type === 'atrule') node.params = withoutSpaces(node.params)
    node.raws = node.type === 'atrule' ? { ...raws, afterName: node.params === '' ? '' : ' ' } : raws
  })
}

/** Makes each space outside of strings a single one. */
function withoutSpaces(text: string): string {
  return text.trim().replaceAll(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+/gs, (_, string?: string) => string ?? ' ')
}
