import { fileNote } from '../../lib/attachment/file-facts.ts'
import { fill } from '../../lib/language/fill.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { assertNever, type Inline } from '../../lib/story/types/inline.ts'
import { ListedText } from '../headline/latin-marks.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import { isAddress } from './long-word.ts'
import { MathView } from './math-view.tsx'

/** The properties of every component that renders a text. */
export interface TextProps {
  /** The messages of the page. */
  readonly words: Messages
  /** The language of the text. */
  readonly lang: string
}

/** Renders inline text: emphasis, links, code, footnote references. */
export function Inlines({ text, ...props }: { text: readonly Inline[] } & TextProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the order of a text never changes
  return text.map((inline, index) => <One key={index} inline={inline} {...props} />)
}

/** The classes of elements, so that a page without them has no style rules for them. */
const CLASSES: Readonly<Record<string, string>> = { mark: 'lit', sup: 'raised' }

/** The class of words in a language whose script has no italics: a browser would slant them. */
function uprightIn(lang: string | undefined): string | undefined {
  return lang && !['Latn', 'Cyrl', 'Grek'].includes(languageOf(lang).script) ? 'roman' : undefined
}

function One({ inline, words, lang }: { inline: Inline } & TextProps) {
  switch (inline.kind) {
    case 'text':
      return <ListedText text={inline.text} lang={lang} />
    case 'emphasis':
      return <em>{<Inlines text={inline.text} words={words} lang={lang} />}</em>
    case 'strong':
      return <strong>{<Inlines text={inline.text} words={words} lang={lang} />}</strong>
    case 'deleted':
      return <del>{<Inlines text={inline.text} words={words} lang={lang} />}</del>
    case 'element':
      return (
        <inline.name {...inline.attributes} className={CLASSES[inline.name] ?? uprightIn(inline.attributes.lang)}>
          <Inlines text={inline.text} words={words} lang={lang} />
        </inline.name>
      )
    case 'code':
      return <code>{inline.text}</code>
    case 'math':
      return <MathView formula={inline} />
    case 'link':
      return (
        <a
          href={inline.href}
          type={inline.file?.type.replace(/;.*/, '')}
          // An address is written from left to right, its last slash too.
          dir={isAddress(inline) ? 'ltr' : undefined}
        >
          <Inlines text={inline.text} words={words} lang={lang} />
          {fileNote(inline.file, words)}
        </a>
      )
    case 'footnote': {
      const call = { 'aria-label': fill(words.note, `${inline.number}`), children: inline.number }
      // CSS shows one of the two: a link to the note, or a button that opens it in place (notes.css).
      return (
        <sup className="call" id={inline.ref}>
          <a href={`#${inline.note}`} role="doc-noteref" {...call} />
          <button type="button" popoverTarget={inline.note} {...call} />
        </sup>
      )
    }
    case 'picture':
      return <PictureView picture={inline.picture} alt={inline.alt} frame="sentence" className="in-text" />
    case 'break':
      return <br />
    default:
      return assertNever(inline)
  }
}
