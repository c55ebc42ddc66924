import type { SiteScript } from './bundle-elements.ts'
import { NAMED_ATTRIBUTES, type StyleRule } from './style-rules.ts'

/**
 * The part of a style sheet that a page has use for: without the rules for classes, elements, scripts and desks that are
 * neither on it nor named by its scripts, which may make them.
 */
export function fitStyles(rules: readonly StyleRule[], names: ReadonlySet<string>): string {
  return rules.map((rule) => fitRule(rule, names)).join('')
}

function fitRule(rule: StyleRule, names: ReadonlySet<string>): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) {
    const selectors = rule.selectors.filter((selector) => selector.names.every((name) => names.has(name)))
    return selectors.length > 0 ? `${selectors.map(({ text }) => text).join(',')}{${rule.body}}` : ''
  }
  const inner = fitStyles(rule.rules, names)
  return inner ? `${rule.start}{${inner}}` : ''
}

/**
 * The names on a page: of the elements in its body, of their classes, of the scripts and desks it is set in, and the words
 * in its scripts, which may make others.
 */
export function namesOnPage(html: string, scripts: readonly SiteScript[]): ReadonlySet<string> {
  const names = namesInPage(html)
  for (const { code } of scripts) for (const name of wordsIn(code)) names.add(name)
  return names
}

const NAMED = new RegExp(` (${NAMED_ATTRIBUTES.join('|')})="([^"]*)"`, 'g')

function namesInPage(html: string): Set<string> {
  const names = new Set(['html', 'body'])
  for (const [, attribute, value] of html.matchAll(NAMED)) names.add(`${attribute}=${value}`)
  const body = html.slice(html.indexOf('<body'))
  for (const [, element = ''] of body.matchAll(/<([a-z][a-z\d-]*)/gi)) names.add(element.toLowerCase())
  for (const [, classes = ''] of body.matchAll(/ class="([^"]*)"/g)) {
    for (const name of classes.split(' ')) names.add(name)
  }
  return names
}

const known = new Map<string, readonly string[]>()

function wordsIn(code: string): readonly string[] {
  const words = known.get(code) ?? [...new Set(code.match(/[a-z][\w-]*/gi))]
  known.set(code, words)
  return words
}
