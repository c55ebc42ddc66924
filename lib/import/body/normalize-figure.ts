import type { Element, ElementContent } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { placeOf } from '../../story/read/context.ts'
import type { Warn } from '../imported.ts'

/**
 * Normalises a figure for Markdown: to a picture with the caption as its title, to an embed with its title, or to its
 * content followed by the caption.
 */
export function normalizeFigure(figure: Element, note: Warn): ElementContent[] {
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
  const others = figure.children.filter((child) => child !== caption)
  const words = caption?.type === 'element' ? oneLine(textIn(caption)) : ''
  const embed = embedIn(figure)
  if (embed) return [h('masthead-embed', { dataAddress: embed, ...(words ? { dataTitle: words } : {}) })]
  const [picture, second] = selectAll('img', figure)
  const holdsMore = select('table, pre, blockquote, figure, ul, ol, video, audio, iframe', h('div', others))
  if (!picture || second || holdsMore) {
    const after = caption?.type === 'element' && words ? [h('p', caption.children)] : []
    return [h('div', others), ...after]
  }
  if (caption?.type === 'element') {
    for (const { properties } of selectAll('a[href]', caption)) {
      note(
        placeOf(caption),
        'import-changed',
        `Of a link in a caption, only the words are carried; it led to ${properties.href}.`,
      )
    }
  }
  if (words) picture.properties.title = words
  return [h('p', others)]
}

/**
 * Returns the address that a figure embeds from another host (as in a WordPress block); undefined for other figures.
 */
function embedIn(figure: Element): string | undefined {
  const own = select('masthead-embed', figure)?.properties.dataAddress
  const frame = select('iframe', figure)?.properties.src
  const classes = figure.properties.className
  const isBlock = Array.isArray(classes) && classes.includes('wp-block-embed')
  const text = isBlock
    ? /https?:\/\/\S+/.exec(textIn(select('.wp-block-embed__wrapper', figure) ?? figure))?.[0]
    : undefined
  const found = own ?? frame ?? text
  return found ? String(found) : undefined
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
