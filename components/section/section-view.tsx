import { Fragment, type ReactNode } from 'react'
import { fileNote, fileWords } from '../../lib/attachment/file-types.ts'
import { languageOf } from '../../lib/language/language.ts'
import { quotationMarksOf } from '../../lib/language/quotation-marks.ts'
import type { Frame } from '../../lib/picture/slots.ts'
import { asideTitle } from '../../lib/story/kinds/aside.ts'
import { type OwnSectionProps, ownKind } from '../../lib/story/kinds/own.ts'
import {
  plainText,
  type Section,
  type SectionName,
  type SectionOf,
  type SectionTypes,
} from '../../lib/story/types/section.ts'
import { ChartView } from '../chart/chart-view.tsx'
import { EmbedView } from '../embed/embed-view.tsx'
import { isComponent } from '../parts/overridable.ts'
import { EnlargedPicture, PictureCaption, PictureView } from '../picture/picture.tsx'
import { Anchor, Inlines, MathView, named, Places, TableView, type TextProps } from '../text/text.tsx'
import './asides.css'
import './code-and-math.css'
import './gallery.css'
import './html.css'
import './notes.css'
import './section.css'

/** Renders a list of sections. */
export function Sections({ sections, ...props }: { sections: readonly Section[] } & TextProps): ReactNode {
  return sections.map((section) => <SectionView key={section.id} section={section} {...props} />)
}

/** The properties of a component that renders a section. */
interface ViewProps<Own> extends TextProps {
  readonly section: Own
  readonly className?: string | undefined
  /** The other chart of a pair. */
  readonly beside?: SectionOf<'chart'> | undefined
  /** The time of an update, with a link to it. */
  readonly time?: ReactNode
  /** The place of a picture in a gallery. */
  readonly frame?: Frame
}

/** The markup of each kind of section: one element, whose id is the same in every language. */
const VIEWS: { readonly [Kind in SectionName]: (props: ViewProps<SectionOf<Kind>>) => ReactNode } = {
  paragraph: ({ section, words, lang, className }) => (
    <p {...named(section)} className={className}>
      <Places of={section} />
      <Inlines text={section.text} words={words} lang={lang} />
    </p>
  ),
  heading: ({ section, words, lang, className }) => {
    const Heading = `h${section.level}` as const
    return (
      <Heading {...named(section)} className={className}>
        <Places of={section} />
        <Inlines text={section.text} words={words} lang={lang} />
      </Heading>
    )
  },
  quote: ({ section, words, lang }) => (
    <blockquote {...named(section)}>
      <Sections sections={section.sections} words={words} lang={lang} />
    </blockquote>
  ),
  list: ({ section, words, lang }) => {
    const List = section.start === undefined ? 'ul' : 'ol'
    const start = section.start === 1 ? undefined : section.start
    return (
      <List {...named(section)} {...(start === undefined ? {} : { start })}>
        {section.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of items never changes, and empty ones have no id
          <li key={index}>
            <Sections sections={item} words={words} lang={lang} />
          </li>
        ))}
      </List>
    )
  },
  code: ({ section, words }) => (
    <div {...named(section)} className="listing">
      {/* biome-ignore lint/a11y/useSemanticElements: no other element keeps its lines */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach a line that scrolls */}
      <pre role="region" aria-label={words.code} tabIndex={0}>
        <code className={section.language && `language-${section.language}`}>
          {section.tokens?.map(({ text, part }, index) => {
            if (!part) return text
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of tokens never changes
              <span key={index} className={part}>
                {text}
              </span>
            )
          }) ?? section.code}
        </code>
      </pre>
    </div>
  ),
  math: ({ section }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach a formula that scrolls
    <div {...named(section)} className="formula" tabIndex={0}>
      <MathView formula={section} isBlock />
    </div>
  ),
  divider: ({ section }) => <hr {...named(section)} />,
  figure: ({ section, words, lang, frame }) => (
    <figure {...named(section)} className={section.size} data-focus={section.focus}>
      <Anchor of={section} />
      <EnlargedPicture picture={section.picture}>
        <PictureView picture={section.picture} alt={section.alt} frame={frame ?? section.size ?? 'text'} />
      </EnlargedPicture>
      {section.animation && (
        <p>
          <a href={section.animation.href} type={section.animation.file.type}>
            <span aria-hidden="true">▶&#xFE0E; </span>
            {fileWords(section.animation.file, words)}
          </a>
        </p>
      )}
      <PictureCaption
        caption={
          section.formattedCaption ? (
            <Inlines text={section.formattedCaption} words={words} lang={lang} />
          ) : (
            section.caption
          )
        }
        credit={section.credit}
        licence={section.licence}
        words={words}
      />
    </figure>
  ),
  gallery: ({ section, words, lang }) => (
    <div {...named(section)} className="gallery">
      {section.figures.map((figure, index, { length }) => {
        const isAlone = index % 2 === 0 && index === length - 1
        return (
          <SectionView key={figure.id} section={figure} words={words} lang={lang} frame={isAlone ? 'row' : 'half'} />
        )
      })}
    </div>
  ),
  table: TableView,
  chart: ChartView,
  embed: EmbedView,
  details: ({ section, words, lang }) => (
    <details {...named(section)} className="opens">
      <summary>
        <Inlines text={section.title} words={words} lang={lang} />
      </summary>
      <Sections sections={section.sections} words={words} lang={lang} />
    </details>
  ),
  definitions: Definitions,
  update: ({ section, words, lang, time }) => (
    <section
      {...named(section)}
      className="live-update"
      {...(section.lang && { lang, dir: languageOf(lang).dir, 'data-script': languageOf(lang).script })}
    >
      {time}
      {section.title.length > 0 && (
        <h2>
          <Inlines text={section.title} words={words} lang={lang} />
        </h2>
      )}
      <Sections sections={section.sections} words={words} lang={lang} />
    </section>
  ),
  media: ({
    section: { form: Media, src, title, caption, formattedCaption, file, tracks = [], ...section },
    words,
    lang,
  }) => {
    const Box = caption === undefined ? 'div' : 'figure'
    return (
      <Box {...named(section)} data-paper={title + fileNote(file, words)}>
        <Anchor of={section} />
        <Media className="plays" src={src} aria-label={title} controls preload="none">
          {tracks.map((track) => (
            <track key={track.src} {...track} />
          ))}
          <a href={src}>
            {title}
            {fileNote(file, words)}
          </a>
        </Media>
        {caption !== undefined && (
          <figcaption>
            {formattedCaption ? <Inlines text={formattedCaption} words={words} lang={lang} /> : caption}
          </figcaption>
        )}
      </Box>
    )
  },
  aside: Aside,
  footnotes: Footnotes,
  own: Own,
}

/** Renders one section. */
export function SectionView<Kind extends SectionName>(
  props: ViewProps<SectionTypes[Kind] & { readonly kind: Kind }>,
): ReactNode {
  return VIEWS[props.section.kind](props)
}

/** Renders a section of a kind of the newsroom: an element of Masthead, with what the newsroom’s component renders. */
function Own({ section, words, lang }: ViewProps<SectionOf<'own'>>) {
  const { name, attributes, title, sections } = section
  const component: unknown = ownKind(name)?.component
  const children = <Sections sections={sections} words={words} lang={lang} />
  const shown = {
    attributes,
    title: title && <Inlines text={title} words={words} lang={lang} />,
    children,
    lang,
    words,
  }
  return (
    <div {...named(section)} className={`own-${name}`}>
      {isComponent<OwnSectionProps<unknown>>(component) ? component(shown) : children}
    </div>
  )
}

/** Renders terms and what they mean. */
function Definitions({ section, words, lang }: ViewProps<SectionOf<'definitions'>>) {
  return (
    <dl {...named(section)} className="terms">
      {section.entries.map(({ terms, details }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of entries never changes
        <Fragment key={index}>
          {terms.map((term, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of terms never changes
            <dt key={at}>
              <Inlines text={term} words={words} lang={lang} />
            </dt>
          ))}
          {details.map((sections, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of meanings never changes
            <dd key={at}>
              <Sections sections={sections} words={words} lang={lang} />
            </dd>
          ))}
        </Fragment>
      ))}
    </dl>
  )
}

/**
 * Renders a block that is set apart from the text. A pull quote repeats words of it in the quotation marks of the
 * language, so screen readers skip it.
 */
function Aside({ section, words, lang }: ViewProps<SectionOf<'aside'>>) {
  const { variant } = section
  const title = asideTitle(section, words)
  const sections = variant === 'pull' ? section.sections.map((one) => inMarks(one, lang)) : section.sections
  const content = <Sections sections={sections} words={words} lang={lang} />
  if (!title) {
    return (
      <div
        {...named(section)}
        className={variant}
        role={variant === 'box' ? 'note' : undefined}
        aria-hidden={variant === 'pull' || undefined}
      >
        {content}
      </div>
    )
  }
  const heading = `${section.id}-title`
  return (
    <div {...named(section)} className={variant} role="note" aria-labelledby={heading}>
      <h2 id={heading}>
        <Inlines text={title} words={words} lang={lang} />
      </h2>
      {content}
    </div>
  )
}

/** Puts a paragraph into the quotation marks of its language, unless the writer has. */
function inMarks(section: Section, lang: string): Section {
  if (section.kind !== 'paragraph' || /^[\p{Pi}\p{Pf}"„「『]/u.test(plainText(section.text))) return section
  const [before, after] = quotationMarksOf(lang).outer.map((text) => ({ kind: 'text', text }) as const)
  return before && after ? { ...section, text: [before, ...section.text, after] } : section
}

/**
 * Renders the footnotes in the order of their first mention, each with links back to every place that refers to it.
 * Print, readers without JavaScript and screen readers get this list. A note in the margin, or opened in place by its
 * reference, is the same element in another position.
 */
function Footnotes({ section, words, lang }: ViewProps<SectionOf<'footnotes'>>) {
  return (
    <section {...named(section)} className="footnotes" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <ol>
        {section.notes.map((note) => (
          <li key={note.id} id={note.id} popover="auto">
            <Sections sections={note.sections} words={words} lang={lang} />
            {note.refs.map((ref) => (
              <a key={ref} href={`#${ref}`} role="doc-backlink" aria-label={words.backToText}>
                ↑
              </a>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
