import { NOTE_NAMES } from '../../body/note-names.ts'
import { codeFence, embedPlaceholder, figurePlaceholder, fileLink } from '../../body/placeholder-elements.ts'
import { argumentsIn, ESCAPED, type Tag, type TagSystem } from '../../body/tags.ts'

/** Shortcodes of Hugo: `{{< name … >}}`, `{{% name %}} … {{% /name %}}`, and escaped ones, which are plain text. */
export const hugoTags: TagSystem = {
  find: (text) => {
    const tags: Tag[] = []
    for (let start = text.search(/\{\{[<%]/); start >= 0; ) {
      const close = `${text[start + 2] === '<' ? '>' : '%'}}}`
      const stop = text.indexOf(close, start)
      if (stop < 0) break
      const end = stop + close.length
      const inside = text.slice(start + 3, stop).trim()
      const [, slash, name, rest = ''] = /^(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(inside) ?? []
      if (inside.startsWith('/*')) tags.push({ start, end, name: ESCAPED, rest: text.slice(start, end), closes: false })
      else if (name) tags.push({ start, end, name, rest: rest.replace(/\/\s*$/, ''), closes: slash === '/' })
      const next = text.slice(end).search(/\{\{[<%]/)
      start = next < 0 ? -1 : end + next
    }
    return tags
  },
  convert: ({ name, rest }, inner) => {
    const { named, listed } = argumentsIn(rest)
    const value = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
    const id = value('id') ?? listed[0]
    switch (name) {
      case ESCAPED:
        return rest.replace(/^(\{\{[<%])\/\*/, '$1').replace(/\*\/([>%]\}\})$/, '$1')
      case 'figure':
      case 'img':
      case 'image':
      case 'picture': {
        const src = value('src', 'image') ?? listed[0]
        const caption = [value('title'), value('caption'), value('attr')].filter(Boolean).join(' ')
        return src && figurePlaceholder({ src, alt: value('alt') ?? '', caption })
      }
      case 'youtube':
        return id && embedPlaceholder(`https://www.youtube.com/watch?v=${id}`, value('title'))
      case 'vimeo':
        return id && embedPlaceholder(`https://vimeo.com/${id}`, value('title'))
      case 'tweet':
      case 'x':
        return id && embedPlaceholder(`https://x.com/${value('user') ?? 'i'}/status/${id}`)
      case 'instagram':
        return id && embedPlaceholder(`https://www.instagram.com/p/${id}/`)
      case 'ref':
      case 'relref':
        return fileLink(value('path') ?? listed[0] ?? '')
      case 'highlight':
        return inner === undefined ? undefined : codeFence(inner, listed[0])
      default:
        return inner !== undefined && NOTE_NAMES.includes(name) ? { before: ':::note\n', after: '\n:::' } : undefined
    }
  },
}
