import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/**
 * Returns a module of React for the newsroom’s components. Its functions throw where a component makes what the policy of a
 * page blocks: a `style` or `on…` attribute, a script or a style sheet. The stack then names the line that made it.
 * @param module `react` or `react/jsx-runtime`
 */
export function checkedReact(module: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => {
      if (typeof value !== 'function' || !MAKERS.includes(name)) return [name, value]
      const make: Make = (type, props, ...rest) => {
        expectAllowed(type, props)
        return value(type, props, ...rest)
      }
      return [name, make]
    }),
  )
}

/** A function of React that makes an element of its first two arguments. */
type Make = (type: unknown, props: unknown, ...rest: unknown[]) => unknown

const MAKERS = ['jsx', 'jsxs', 'createElement', 'cloneElement']

const SCRIPT = 'Behaviour is a custom element in overrides/<part>.element.ts.'
const STYLE = 'Write a class, and its rules in overrides/<part>.css.'

/** @throws if an element has what the policy of a page blocks */
function expectAllowed(made: unknown, props: unknown): void {
  // The first argument of cloneElement is an element.
  const type: unknown = typeof made === 'object' ? Object(made).type : made
  if (typeof type !== 'string') return
  expectElement(type, Object.entries(Object(props)))
  const html: unknown = Object(Object(props).dangerouslySetInnerHTML).__html
  if (typeof html !== 'string') return
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) =>
    expectElement(tagName, Object.entries(properties)),
  )
}

function expectElement(tag: string, attributes: readonly (readonly [string, unknown])[]): void {
  if (tag === 'script') throw new Error(`The policy of a page blocks this <script>. ${SCRIPT}`)
  if (tag === 'style') throw new Error(`The policy of a page blocks this <style>. ${STYLE}`)
  for (const [name, value] of attributes) {
    if (value === undefined || value === null || value === false) continue
    const blocked = `The policy of a page blocks the attribute \`${name}\` of this <${tag}>.`
    if (name === 'style') throw new Error(`${blocked} ${STYLE}`)
    if (/^on/i.test(name)) throw new Error(`${blocked} ${SCRIPT}`)
  }
}
