import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import postcss from 'postcss'
import { visit } from 'unist-util-visit'
import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'

/** The reason why an SVG may not be published, and the part of it that causes the problem. */
export interface SvgProblem {
  readonly problem: 'unreadable' | 'unsafe' | 'heavy'
  readonly what: string
}

/** The maximum number of parts that a browser draws for an SVG. More would keep it busy for long. */
const MOST_PARTS = 100_000

/** The elements that draw. Anything else that drawing programs write (metadata, guides, names of layers) is removed. */
const ELEMENTS = new Set(
  (
    'svg g defs symbol use switch title desc style a view path rect circle ellipse line polyline polygon text tspan ' +
    'textPath linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence animate animateTransform animateMotion mpath set'
  ).split(' '),
)

const NAMESPACES: Readonly<Record<string, string>> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
}

/** Returns the reason why an SVG may not be published; undefined if it may. */
export function svgProblem(text: string): SvgProblem | undefined {
  const parsed = parse(text)
  return 'problem' in parsed ? parsed : undefined
}

/**
 * Makes an SVG safe to publish. An <img> element runs no scripts, but a browser would run them at the file's own
 * address. Scripts and references to other places are reported as problems, not removed, because the picture may need
 * them. Only known elements that draw are written to the new file.
 */
export function sanitiseSvg(text: string): { readonly svg: string } | SvgProblem {
  const tree = svgTree(text)
  return 'problem' in tree ? tree : { svg: toXml(tree, { closeEmptyElements: true, tightClose: true }) }
}

/** Returns the tree of an SVG that is safe to publish. */
export function svgTree(text: string): Element | SvgProblem {
  const parsed = parse(text)
  if ('problem' in parsed) return parsed
  keepDrawing(parsed)
  Object.assign(parsed.attributes, { xmlns: NAMESPACES.xmlns })
  return parsed
}

function parse(text: string): Element | SvgProblem {
  try {
    const tree = fromXml(text)
    const [active] = activeParts(tree)
    if (active !== undefined) return { problem: 'unsafe', what: active }
    const root = tree.children.find((node) => node.type === 'element')
    if (root?.name !== 'svg') return { problem: 'unreadable', what: 'no <svg> at its root' }
    return svgWeight(root) > MOST_PARTS ? { problem: 'heavy', what: `more than ${MOST_PARTS} parts` } : root
  } catch (error) {
    // The XML is invalid, or nested so deeply that the parser overflows the stack.
    return { problem: 'unreadable', what: error instanceof RangeError ? 'too many levels' : 'broken XML' }
  }
}

function keepDrawing(element: Element): void {
  element.attributes = Object.fromEntries(Object.entries(element.attributes).filter(([name]) => isKept(name)))
  for (const [name, uri] of Object.entries(NAMESPACES)) {
    if (name in element.attributes) element.attributes[name] = uri
  }
  element.children = element.children.filter((node) =>
    node.type === 'element' ? ELEMENTS.has(node.name) : node.type === 'text' || node.type === 'cdata',
  )
  for (const node of element.children) if (node.type === 'element') keepDrawing(node)
}

/** Whether an attribute belongs to SVG: every name without a prefix, and four names with one. */
function isKept(name: string): boolean {
  return !name.includes(':') || ['xlink:href', 'xml:lang', 'xml:space', 'xmlns:xlink'].includes(name)
}

/**
 * Counts the parts that a browser draws for an SVG. A part counts together with each part it refers to (`href="#a"`,
 * `url(#a)`). So twenty parts that each draw the previous one twice count as the million that they become.
 */
function svgWeight(root: Element): number {
  const byId = new Map<string, Element>()
  visit(root, 'element', (element) => {
    const { id } = element.attributes
    if (id) byId.set(id, element)
  })
  const weights = new Map<Element, number>()
  const weigh = (element: Element): number => {
    const known = weights.get(element)
    if (known !== undefined) return known
    weights.set(element, 0) // an element that refers to itself is not drawn
    const parts = element.children.filter((node) => node.type === 'element')
    const referred = Object.values(element.attributes).flatMap((value) => byId.get(idIn(value ?? '')) ?? [])
    const weight = [...parts, ...referred].reduce((sum, part) => sum + weigh(part), 1)
    weights.set(element, weight)
    return weight
  }
  return weigh(root)
}

function idIn(value: string): string {
  if (!value.includes('#')) return ''
  return /^#(.+)$|url\(\s*["']?#([^"')]+)/.exec(value)?.slice(1).find(Boolean) ?? ''
}

/** Returns the parts of an SVG that run code, refer to other files or have unknown styles, as text, in file order. */
function activeParts(tree: Root): string[] {
  const parts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'element') parts.push(...inElement(node))
    if (node.type === 'instruction' && node.name !== 'xml') parts.push(`<?${node.name}?>`)
    if (node.type === 'instruction' && /encoding\s*=\s*["'](?!utf-8["'])/i.test(node.value)) parts.push(node.value)
  })
  return parts
}

const ACTIVE = new Set(
  'script foreignobject iframe object embed meta link base form handler listener audio video image feimage'.split(' '),
)

/** Attributes that contain an address, with any prefix. */
const ADDRESSES = new Set('href src data action formaction ping poster base attributionsrc'.split(' '))

/** Attributes that contain names or text, never CSS. Those with a prefix are not published. */
const TEXTS = /^(?:id|class|name|type|lang|role|title|aria-.*|data-.*|.*:.*)$/

function inElement({ name, attributes, children }: Element): string[] {
  const local = localName(name)
  if (ACTIVE.has(local)) return [`<${name}>`]
  const problem = local === 'style' ? styleProblem(styleText(children)) : undefined
  if (problem) return [problem]
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    isActive(attribute, value?.trim() ?? '') ? [`${attribute}="${value?.slice(0, 40)}"`] : [],
  )
}

/** The text of a style element as a browser reads it: comments and elements within do not divide it. */
function styleText(children: Element['children']): string {
  return children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

function isActive(name: string, value: string): boolean {
  const attribute = localName(name)
  if (attribute.startsWith('on')) return true
  if (attribute === 'attributename') return ADDRESSES.has(value) || !(MOVABLE.has(value) || PROPERTIES.has(value))
  if (ADDRESSES.has(attribute)) return !value.startsWith('#')
  if (attribute === 'style') return styleProblem(value) !== undefined
  if (/javascript:/i.test(value)) return true
  // A value can fetch something only with a function, and a function needs a bracket.
  if (!value.includes('(') || TEXTS.test(name)) return false
  // The values of an animation are separated by semicolons, even within quotation marks.
  const values = attribute === 'values' ? value.split(';') : [value]
  return values.some((one) => valueProblem(one) !== undefined)
}

/** Removes the prefix of a name, because any prefix can mean the namespace of SVG or HTML. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

/**
 * Finds the first part of CSS rules or declarations that is not allowed: it contacts another place, or is unknown.
 * @returns the part, in words; undefined if all is allowed
 */
function styleProblem(css: string): string | undefined {
  return valueProblem(css) ?? unknownProperty(css)
}

/** The description of a style that would fetch something from another place. */
const ELSEWHERE = 'a style from elsewhere'

/** The vendor prefix of a property. */
const VENDOR = /^-(?:webkit|moz|ms|o)-/

/** Like `styleProblem`, for the value of one property. Resolves escapes in names, as a browser does. */
function valueProblem(css: string): string | undefined {
  const tokens = tokenize({ css }).filter((token) => !isBlank(token))
  for (const [index, token] of tokens.entries()) {
    const problem = tokenProblem(token, tokens[index + 1])
    if (problem) return problem
  }
  return undefined
}

function tokenProblem(token: CSSToken, next: CSSToken | undefined): string | undefined {
  const [type, raw] = token
  if (token[0] === TokenType.URL) return isInside(token[4].value) ? undefined : ELSEWHERE
  if (token[0] === TokenType.Function) {
    const name = token[4].value.toLowerCase()
    if (name === 'url') return next?.[0] === TokenType.String && isInside(next[4].value) ? undefined : ELSEWHERE
    return FUNCTIONS.has(name) ? undefined : `“${raw})” in a style`
  }
  if (token[0] === TokenType.AtKeyword) {
    const name = token[4].value.toLowerCase()
    if (name === 'import') return ELSEWHERE
    return AT_RULES.has(name) ? undefined : `“${raw}” in a style`
  }
  if (type === TokenType.BadURL) return ELSEWHERE
  const isBroken = type === TokenType.BadString || type === TokenType.CDO || type === TokenType.CDC
  return isBroken ? `“${raw}” in a style` : undefined
}

/** Whether an address refers to a part of the same file. */
function isInside(address: string): boolean {
  return address.startsWith('#')
}

function isBlank([type]: CSSToken): boolean {
  return type === TokenType.Whitespace || type === TokenType.Comment
}

function unknownProperty(css: string): string | undefined {
  try {
    let unknown: string | undefined
    postcss.parse(css).walkDecls(({ prop }) => {
      const name = prop.toLowerCase()
      const isKnown = name.startsWith('--') || PROPERTIES.has(name) || PROPERTIES.has(name.replace(VENDOR, ''))
      if (!isKnown) unknown ??= `“${prop}” in a style`
    })
    return unknown
  } catch {
    return 'a style that cannot be read'
  }
}

/** CSS properties that an SVG may use: those for drawing, text and animation. */
const PROPERTIES = new Set(
  (
    '-inkscape-font-specification -inkscape-stroke alignment-baseline animation animation-delay animation-direction animation-duration animation-fill-mode ' +
    'animation-iteration-count animation-name animation-play-state animation-timing-function backface-visibility background ' +
    'background-color baseline-shift block-progression border border-radius clip clip-path clip-rule color ' +
    'color-interpolation color-interpolation-filters color-profile color-rendering color-scheme cursor cx cy d direction ' +
    'display dominant-baseline enable-background fill fill-opacity fill-rule filter filter-blend-mode filter-gaussianblur-deviation flood-color flood-opacity font ' +
    'font-display font-family font-feature-settings font-kerning font-optical-sizing font-size font-size-adjust ' +
    'font-stretch font-style font-synthesis font-variant font-variant-alternates font-variant-caps ' +
    'font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings ' +
    'font-weight glyph-orientation-horizontal glyph-orientation-vertical height image-rendering inline-size isolation ' +
    'kerning letter-spacing lighting-color line-height margin marker marker-end marker-mid marker-start mask mask-mode ' +
    'mask-type max-height max-width min-height min-width mix-blend-mode offset-distance offset-path offset-rotate opacity ' +
    'overflow padding paint-order perspective pointer-events position r rotate rx ry scale shape-inside shape-margin ' +
    'shape-padding shape-rendering solid-color solid-opacity src stop-color stop-opacity stroke stroke-dasharray ' +
    'stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align ' +
    'text-align-last text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style ' +
    'text-decoration-skip-ink text-decoration-thickness text-underline-offset text-underline-position text-indent text-orientation text-overflow text-rendering text-shadow text-transform ' +
    'transform transform-box transform-origin transition transition-delay transition-duration transition-property ' +
    'transition-timing-function translate unicode-bidi unicode-range user-select vector-effect vertical-align visibility ' +
    'white-space width will-change word-spacing word-wrap writing-mode x y z-index'
  ).split(' '),
)

/** SVG attributes that an animation may change, in addition to the properties. None of them is an address. */
const MOVABLE = new Set(
  (
    'amplitude azimuth baseFrequency bias class clipPathUnits diffuseConstant divisor dx dy edgeMode elevation exponent ' +
    'filterUnits fr fx fy gradientTransform gradientUnits in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength ' +
    'lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode ' +
    'numOctaves offset operator order orient pathLength patternContentUnits patternTransform patternUnits points ' +
    'pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY result seed slope ' +
    'spacing specularConstant specularExponent spreadMethod startOffset stdDeviation surfaceScale tableValues targetX ' +
    'targetY textLength type values viewBox x1 x2 xChannelSelector y1 y2 yChannelSelector z'
  ).split(' '),
)

/** CSS functions that an SVG may use. `url` is checked separately. */
const FUNCTIONS = new Set(
  (
    'blur brightness calc circle clamp color color-mix contrast cubic-bezier drop-shadow ellipse format grayscale hsl hsla ' +
    'hue-rotate hwb icc-color inset invert is lab lang lch light-dark linear local matrix matrix3d max min not nth-child ' +
    'nth-last-child nth-last-of-type nth-of-type oklab oklch opacity path perspective polygon rect rgb rgba rotate ' +
    'rotate3d rotatex rotatey rotatez saturate scale scale3d scalex scaley scalez sepia skew skewx skewy steps translate ' +
    'translate3d translatex translatey translatez var where'
  ).split(' '),
)

/** CSS at-rules that an SVG may use. */
const AT_RULES = new Set(['font-face', 'keyframes', '-webkit-keyframes', 'media', 'supports'])
