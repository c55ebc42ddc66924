import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** The typography of writing systems, from script-types.yaml: tokens by group, and CSS that is no token. */
export const SCRIPT_TYPES = readTypes()

/**
 * Returns the rules of all scripts.
 * @example `[':root, [data-script="Latn"], …', { '--font-ui': 'system-ui, …', … }]`
 */
export function scriptRules() {
  return SCRIPT_TYPES.map(({ scripts, css, ...groups }, index) => {
    const selectors = scripts.split(' ').map((script) => `[data-script="${script}"]`)
    const tokens = Object.entries(groups).flatMap(([group, values]) =>
      Object.entries(values ?? {}).map(([name, value]) => [`--${group}-${name}`, `${value}`]),
    )
    return { [[...(index === 0 ? [':root'] : []), ...selectors].join(', ')]: { ...Object.fromEntries(tokens), ...css } }
  })
}

function readTypes() {
  const tokens = z.record(z.string(), z.union([z.string(), z.number()])).optional()
  const row = z.strictObject({
    scripts: z.string(),
    font: tokens,
    text: tokens,
    leading: tokens,
    tracking: tokens,
    weight: tokens,
    emphasis: tokens,
    container: tokens,
    css: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
  })
  return z.array(row).parse(parse(readFileSync(new URL('script-types.yaml', import.meta.url), 'utf8')))
}
