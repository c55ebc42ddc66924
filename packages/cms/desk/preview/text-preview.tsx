import { useEffect, useRef, useState } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { type EditedStory, fileNamed } from '../../edited-story.ts'
import { editorConfig } from '../parts/editor-config.ts'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { speakOfProblems } from '../parts/sentences.ts'
import { say, spokenLanguage } from '../parts/texts.ts'

/** The page as readers will see it, with its problems in sentences; of a translation, both languages side by side. */
export function TextPreview({
  config,
  files,
  slug,
  editions,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly slug: string
  /** The texts that are shown, by language. */
  readonly editions: ReadonlyMap<string, EditedStory>
}) {
  const [isOpen, setOpen] = useState(false)
  const [isWide, setWide] = useState(true)
  return (
    <section aria-label={say('preview')} className="desk-preview" data-wide={isWide ? '' : undefined}>
      <p className="desk-bar">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('preview')}
        </button>
        {isOpen && (
          <button type="button" aria-pressed={!isWide} onClick={() => setWide(!isWide)}>
            {say('phone')}
          </button>
        )}
      </p>
      {isOpen && (
        <div className="desk-pages">
          {[...editions.keys()].map((lang) => (
            <PreviewPage key={lang} config={config} files={files} slug={slug} lang={lang} editions={editions} />
          ))}
        </div>
      )}
    </section>
  )
}

/** How long the preview waits for the next keystroke, in milliseconds. */
const WAIT = 200

function PreviewPage({
  config,
  files,
  slug,
  lang,
  editions,
}: Parameters<typeof TextPreview>[0] & { readonly lang: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isLoaded, setLoaded] = useState(false)
  const addresses = useRef(new Map<string, string>())
  useEffect(() => {
    if (!isLoaded) return undefined
    const addressOf = async (name: string) => {
      const known = addresses.current.get(name)
      const file = known
        ? undefined
        : await files.file(name.startsWith('/') ? name.slice(1) : `stories/${slug}/${name}`)
      if (file) addresses.current.set(name, URL.createObjectURL(file))
      return addresses.current.get(name)
    }
    const timer = setTimeout(() => {
      void markupOf(slug, lang, editions).then((markup) => {
        const body = frame.current?.contentDocument?.body
        if (body) void fillPage(body, markup, addressOf)
      })
    }, WAIT)
    return () => clearTimeout(timer)
  }, [isLoaded, slug, lang, editions, files])
  const language = config.languages.find(({ tag }) => tag === lang)
  const start = `<!doctype html><html lang="${lang}" dir="${language?.dir}" data-script="${language?.script}"><head><meta charset="utf-8"><base target="_blank"><link rel="stylesheet" href="preview.css"></head><body></body></html>`
  return (
    <iframe
      ref={frame}
      title={say('previewIn', { language: language?.endonym ?? lang })}
      sandbox="allow-same-origin allow-popups allow-downloads"
      srcDoc={start}
      onLoad={() => setLoaded(true)}
    />
  )
}

async function markupOf(slug: string, lang: string, editions: ReadonlyMap<string, EditedStory>): Promise<string> {
  const [{ previewMarkup, StoryPreview, showKinds }, config] = await Promise.all([
    import('../../preview/story-preview.tsx'),
    editorConfig(),
    speakOfProblems(),
  ])
  showKinds(config.blocks)
  const language = config.publication.languages.find(({ tag }) => tag === lang)
  return language ? previewMarkup({ slug, language, editions, spoken: spokenLanguage() }, config, StoryPreview) : ''
}

/** Fills the page, and shows the files of the story from where they are now. */
async function fillPage(
  page: HTMLElement,
  markup: string,
  addressOf: (name: string) => Promise<string | undefined>,
): Promise<void> {
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  for (const element of body.querySelectorAll('img, video, audio, track, a[href]')) {
    const attribute = element.localName === 'a' ? 'href' : 'src'
    const name = fileNamed(element.getAttribute(attribute) ?? '')
    const address = name === undefined ? undefined : await addressOf(name)
    if (address) element.setAttribute(attribute, address)
  }
  page.replaceChildren(...body.childNodes)
}
