import type { Output } from 'masthead'

/** A language whose stories are also shown in another script. */
interface ScriptVariant {
  /** The language of the stories, such as `sr-Latn`. */
  readonly from: string
  /** The tag with the other script, such as `sr-Cyrl`. It must not be one of the newspaper’s languages. */
  readonly to: string
  /** Converts a text without formatting. */
  readonly convert: (text: string) => string
  /** Tells readers, in the other script, that a machine made the page; links to the original. */
  readonly note: string
}

/**
 * Pages of stories in another script, `/sr-Cyrl/<story>/`, which say that a machine made them. Search engines are sent
 * to the original. Pictures, tables and other blocks become links to them on its page.
 *
 * Serbian: `outputs: [scriptVariant({ from: 'sr-Latn', to: 'sr-Cyrl', convert: toCyrillic, note: '…' })]`.
 *
 * Chinese: `npm install opencc-js`, `import { Converter } from 'opencc-js'`, and
 * `scriptVariant({ from: 'zh', to: 'zh-Hant', convert: Converter({ from: 'cn', to: 'tw' }), note: '…' })`.
 */
export function scriptVariant({ from, to, convert, note }: ScriptVariant): Output {
  const text = (words: string) => escaped(convert(words))
  return {
    names: ({ stories }) =>
      [...stories].filter(([, { editions }]) => editions.has(from)).map(([slug]) => `${to}/${slug}/index.html`),
    make: ({ storyOf, site }, name) => {
      const slug = name.split('/')[1] ?? ''
      const edition = storyOf(slug).editions.get(from)
      if (!edition) throw new Error(`The story ${slug} is not in ${from}.`)
      const address = `../../${from}/${slug}/`
      const { title, description, isExcerpt, sections } = edition
      const dir = new Intl.Locale(to).maximize().script === 'Arab' ? 'rtl' : 'ltr'
      return `<!doctype html>
<html lang="${to}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="canonical" href="${site ? new URL(`${from}/${slug}/`, site) : address}">
<title>${text(title)}</title>
<style>body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.6 serif}</style>
<main>
<p class="made-by-machine"><a href="${address}" hreflang="${from}">${escaped(note)}</a></p>
<h1>${text(title)}</h1>
${isExcerpt ? '' : `<p>${text(description)}</p>`}
${sections.map((section) => block(section, address)).join('\n')}
</main>
`
    },
  }

  function block(section: Section, address: string): string {
    const { id } = section
    switch (section.kind) {
      case 'paragraph':
        return `<p id="${id}">${line(section.text)}</p>`
      case 'heading':
        return `<h${section.level} id="${id}">${line(section.text)}</h${section.level}>`
      case 'quote':
        return `<blockquote id="${id}">${section.sections.map((one) => block(one, address)).join('')}</blockquote>`
      case 'list': {
        const items = section.items.map((item) => `<li>${item.map((one) => block(one, address)).join('')}</li>`)
        const [start, end] = section.start === undefined ? ['ul', 'ul'] : [`ol start="${section.start}"`, 'ol']
        return `<${start} id="${id}">${items.join('')}</${end}>`
      }
      case 'code':
        return `<pre id="${id}"><code>${escaped(section.code)}</code></pre>`
      case 'divider':
        return `<hr id="${id}">`
      default:
        return `<p id="${id}"><a href="${address}#${id}" hreflang="${from}">⋯</a></p>`
    }
  }

  function line(inlines: readonly Inline[]): string {
    return inlines
      .map((inline): string => {
        switch (inline.kind) {
          case 'text':
            return text(inline.text)
          case 'emphasis':
            return `<em>${line(inline.text)}</em>`
          case 'strong':
            return `<strong>${line(inline.text)}</strong>`
          case 'deleted':
            return `<del>${line(inline.text)}</del>`
          case 'link':
            return `<a href="${escaped(inline.href.replace(/^\//, '../../'))}">${line(inline.text)}</a>`
          case 'element':
            return line(inline.text)
          case 'code':
            return `<code>${escaped(inline.text)}</code>`
          case 'break':
            return '<br>'
          default:
            return ''
        }
      })
      .join('')
  }
}

type Story = ReturnType<Parameters<Output['make']>[0]['storyOf']>
type Section = NonNullable<ReturnType<Story['editions']['get']>>['sections'][number]
type Inline = Extract<Section, { kind: 'paragraph' }>['text'][number]

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')
const CYRILLIC = 'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'.split(' ')
const TABLE = new Map(LATIN.map((letter, index) => [letter, CYRILLIC[index] ?? letter]))

// Where n, d and the letter after it are two: инјекција, конјугација, Танјуг, надживети.
const APART = /(?<=in|kon|tan)(?=j(?:ekc|ekt|u[gn]))|(?<=na|o|po)(?<=.)d(?=ž(?:iv|al|up))/giu

/**
 * Converts Serbian from Latin to Cyrillic letters. Addresses, Roman numerals, and words with letters that Serbian does
 * not have (Windows) stay as they are.
 */
export function toCyrillic(text: string): string {
  return text.replaceAll(/\S+/g, (part) =>
    /:\/\/|@|^www\./.test(part) ? part : part.replaceAll(/[\p{Script=Latin}\p{M}]+/gu, wordInCyrillic),
  )
}

function wordInCyrillic(word: string): string {
  if (/[qwxy]|^[IVXLCDM]{2,}$/u.test(word) || /[QWXY]/.test(word)) return word
  const parted = word.normalize('NFC').replaceAll(APART, (found) => `${found}\0`)
  const letters = parted.replaceAll(/lj|nj|dž|\p{L}/giu, (letter) => {
    const cyrillic = TABLE.get(letter.toLowerCase()) ?? letter
    return letter[0] === letter[0]?.toLowerCase() ? cyrillic : cyrillic.toUpperCase()
  })
  return letters.replaceAll('\0', '')
}
