import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import postcss from 'postcss'

/**
 * Finds the first part of CSS rules or declarations that is not allowed: it contacts another place, or is unknown.
 * @returns the part, in words; undefined if all is allowed
 */
export function styleProblem(css: string): string | undefined {
  return valueProblem(css) ?? unknownProperty(css)
}

/** The description of a style that would fetch something from another place. */
const ELSEWHERE = 'a style from elsewhere'

/** The vendor prefix of a property. */
const VENDOR = /^-(?:webkit|moz|ms|o)-/

/** Like `styleProblem`, for the value of one property. Resolves escapes in names, as a browser does. */
export function valueProblem(css: string): string | undefined {
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
export const PROPERTIES = new Set(
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
export const MOVABLE = new Set(
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
export const FUNCTIONS = new Set(
  (
    'blur brightness calc circle clamp color color-mix contrast cubic-bezier drop-shadow ellipse format grayscale hsl hsla ' +
    'hue-rotate hwb icc-color inset invert is lab lang lch light-dark linear local matrix matrix3d max min not nth-child ' +
    'nth-last-child nth-last-of-type nth-of-type oklab oklch opacity path perspective polygon rect rgb rgba rotate ' +
    'rotate3d rotatex rotatey rotatez saturate scale scale3d scalex scaley scalez sepia skew skewx skewy steps translate ' +
    'translate3d translatex translatey translatez var where'
  ).split(' '),
)

/** CSS at-rules that an SVG may use. */
export const AT_RULES = new Set(['font-face', 'keyframes', '-webkit-keyframes', 'media', 'supports'])
