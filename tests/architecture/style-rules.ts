import { breachAt, type Rule } from './source.ts'

/** A size that is physical: a utility such as `w-11`, or a declaration. `auto` and `none` are no sizes. */
const PHYSICAL =
  /(?<=[\s!])-?(?:(?:max|min)-)?([wh])-(?!auto|none)[^\s;]+|(?<=[\s{;])(?:(?:max|min)-)?(w)idth:|(?<=[\s{;])(?:(?:max|min)-)?(h)eight:/g
/**
 * What is as wide and as high in any direction: a picture, what is fixed in the window or measured by it, and a shape.
 */
const UPRIGHT = /\b(?:aspect|object)-|\bfixed\b|\d(?:[dsl]?v[hw]|cq[wh])\b/

/** The rules about style sheets. */
export const STYLE_RULES: readonly Rule[] = [
  {
    name: 'sizes follow the direction of the text, which a newsroom may set from top to bottom',
    check: (sources) =>
      sources
        .filter(({ name }) => name.startsWith('components/') && name.endsWith('.css'))
        .flatMap((source) =>
          // Conditions such as `(min-width: 48rem)` are about the window.
          [...source.text.matchAll(/@apply [^;]*;|^\s+[a-z-]+: [^;{]*;/gm)].flatMap(({ 0: statement, index }) => {
            const sizes = [...statement.matchAll(PHYSICAL)]
            const isShape = new Set(sizes.map(([, ...axes]) => axes.find(Boolean))).size > 1
            if (isShape || UPRIGHT.test(statement)) return []
            return sizes.map((size) =>
              breachAt(
                source,
                index + size.index,
                `has ${size[0].replace(':', '')}, which is wrong in vertical text: write inline-… or block-….`,
              ),
            )
          }),
        ),
    breach: {
      'components/a.css':
        '.a {\n  @apply block w-full;\n  min-height: 1em;\n}\n.icon {\n  @apply w-4 h-2;\n}\n.panel {\n  @apply fixed w-full;\n  max-height: 90vh;\n}\n.photo {\n  @apply w-full aspect-2/1;\n  inline-size: 1em;\n  @apply w-auto max-inline-11;\n}\n@media (min-width: 48rem) {\n}\n',
    },
    said: [
      'components/a.css:2 has w-full, which is wrong in vertical text: write inline-… or block-….',
      'components/a.css:3 has min-height, which is wrong in vertical text: write inline-… or block-….',
    ],
  },
]
