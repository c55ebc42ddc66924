import { fileNote } from '../../lib/attachment/file-facts.ts'
import { fill } from '../../lib/language/fill.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { assertNever, type Inline } from '../../lib/story/types/inline.ts'
import { LatinMarks } from '../headline/latin-marks.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import { MathView } from './math-view.tsx'

/** Renders inline text: emphasis, links, code, footnote references. The colon tells Chinese and Japanese from others. */
export function Inlines({ text, words }: { text: readonly Inline[]; words: Messages }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the order of a text never changes
  return text.map((inline, index) => <One key={index} inline={inline} words={words} />)
}

/** The classes of elements, so that a page without them has no style rules for them. */
const CLASSES: Readonly<Record<string, string>> = { mark: 'lit', sup: 'raised' }

function One({ inline, words }: { inline: Inline; words: Messages }) {
  switch (inline.kind) {
    case 'text':
      return words.colon === '：' ? <LatinMarks text={inline.text} /> : inline.text
    case 'emphasis':
      return <em>{<Inlines text={inline.text} words={words} />}</em>
    case 'strong':
      return <strong>{<Inlines text={inline.text} words={words} />}</strong>
    case 'deleted':
      return <del>{<Inlines text={inline.text} words={words} />}</del>
    case 'element':
      return (
        <inline.name {...inline.attributes} className={CLASSES[inline.name]}>
          <Inlines text={inline.text} words={words} />
        </inline.name>
      )
    case 'code':
      return <code>{inline.text}</code>
    case 'math':
      return <MathView formula={inline} />
    case 'link':
      return (
        <a href={inline.href} type={inline.file?.type.replace(/;.*/, '')}>
          <Inlines text={inline.text} words={words} />
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
