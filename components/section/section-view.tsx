import type { ReactNode } from 'react'
import type { Messages } from '../../lib/language/messages.ts'
import { assertNever } from '../../lib/story/types/inline.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { ChartView } from '../chart/chart-view.tsx'
import { EmbedView } from '../embed/embed-view.tsx'
import { AsideView } from './aside-view.tsx'
import { FigureView } from './figure-view.tsx'
import { FootnotesView } from './footnotes-view.tsx'
import { Inlines } from './inlines.tsx'
import { TableView } from './table-view.tsx'
import './section.css'

/** Renders a list of sections. */
export function Sections({ sections, words }: { sections: readonly Section[]; words: Messages }): ReactNode {
  return sections.map((section) => <SectionView key={section.id} section={section} words={words} />)
}

/** Renders one section as one element, whose id is the same in every language. */
export function SectionView(props: { section: Section; words: Messages; className?: string | undefined }): ReactNode {
  const { section, words, className } = props
  const { id } = section
  const own = { id, 'data-section': id, className }
  switch (section.kind) {
    case 'paragraph':
      return (
        <p {...own}>
          <Inlines text={section.text} words={words} />
        </p>
      )
    case 'heading': {
      const Heading = section.level === 2 ? 'h2' : 'h3'
      return (
        <Heading {...own}>
          <Inlines text={section.text} words={words} />
        </Heading>
      )
    }
    case 'quote':
      return (
        <blockquote {...own}>
          <Sections sections={section.sections} words={words} />
        </blockquote>
      )
    case 'list': {
      const List = section.start === undefined ? 'ul' : 'ol'
      const start = section.start === 1 ? undefined : section.start
      return (
        <List {...own} {...(start === undefined ? {} : { start })}>
          {section.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of items never changes, and empty ones have no id
            <li key={index}>
              <Sections sections={item} words={words} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      return (
        <div {...own}>
          {/* biome-ignore lint/a11y/useSemanticElements: no other element keeps its lines */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach a line that scrolls */}
          <pre role="region" aria-label={words.code} tabIndex={0}>
            <code className={section.language && `language-${section.language}`}>{section.code}</code>
          </pre>
        </div>
      )
    case 'divider':
      return <hr {...own} />
    case 'figure':
      return <FigureView section={section} />
    case 'table':
      return <TableView section={section} words={words} />
    case 'chart':
      return <ChartView section={section} words={words} />
    case 'embed':
      return <EmbedView section={section} words={words} />
    case 'aside':
      return (
        <AsideView section={section} words={words}>
          <Sections sections={section.sections} words={words} />
        </AsideView>
      )
    case 'footnotes':
      return (
        <FootnotesView section={section} words={words}>
          {section.notes.map((note) => (
            <Sections key={note.id} sections={note.sections} words={words} />
          ))}
        </FootnotesView>
      )
    default:
      return assertNever(section)
  }
}
