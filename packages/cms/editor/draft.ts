import type { Picture } from '../../../lib/picture/picture.ts'
import { type Place, START } from '../../../lib/problem/problem.ts'
import type { Publication } from '../../../lib/publication/publication.ts'
import { normalizeValue } from '../../../lib/source/patch-yaml.ts'
import { frontMatterSchema } from '../../../lib/story/read/front-matter-schema.ts'
import { parseMarkdown } from '../../../lib/story/read/parse-markdown.ts'
import type { ParsedStoryFile } from '../../../lib/story/read/parse-story-file.ts'
import { toSections } from '../../../lib/story/read/to-sections.ts'
import { toStoryEdition } from '../../../lib/story/translations/to-story-edition.ts'
import { typesetStory } from '../../../lib/story/translations/typeset.ts'
import type { Story } from '../../../lib/story/types/story.ts'
import type { EditedStory } from '../edited-story.ts'

/** A problem in the form: where it is, and how to fix it. */
export interface EditorProblem {
  readonly where: string
  readonly message: string
  readonly hint: string
}

/** A story as the form has it now. */
export type EditorDraft = ReturnType<typeof editorDraft>

/**
 * Reads a story from the form, with the same schema and the same Markdown parser as a build. Facts that only files can
 * tell, such as the size of a picture, are left out.
 * @returns the story; the edition that is shown, unless its front matter cannot be read; and its problems
 */
export function editorDraft(form: {
  slug: string
  lang: string
  editions: ReadonlyMap<string, EditedStory>
  quotes: Publication['quotes']
}) {
  const { slug, lang, editions, quotes } = form
  const read = new Map([...editions].map(([tag, edition]) => [tag, readEdition(slug, tag, edition)]))
  const own = read.get(lang)
  const all = [...read.values()].map(({ parsed }) => parsed)
  const original = all.find(({ frontMatter }) => frontMatter && !frontMatter.translation) ?? own?.parsed
  const shown = original
    ? all.flatMap((parsed) => toStoryEdition(parsed, original) ?? []).map((edition) => typesetStory(edition, quotes))
    : []
  const story: Story = {
    slug,
    original: original?.lang ?? lang,
    aliases: [],
    editions: new Map(shown.map((edition) => [edition.lang, edition])),
    withdrawn: new Map(),
  }
  return { edition: story.editions.get(lang), story, problems: own?.problems ?? [] }
}

function readEdition(slug: string, lang: string, edited: EditedStory) {
  const { body, source: _, lang: __, original: ___, ...fields } = edited
  const text = String(body ?? '')
  const { data: frontMatter, error } = frontMatterSchema.safeParse(normalizeValue(fields) ?? {})
  const problems: EditorProblem[] = (error?.issues ?? []).map(({ path, message }) => ({
    where: `${path.join(' › ')}:`,
    message,
    hint: '',
  }))
  const report = ({ line }: Place, _rule: string, message: string, hint = '') => {
    problems.push({ where: `Text, line ${line}:`, message, hint })
  }
  const src = frontMatter?.cover?.src
  const sections = toSections(parseMarkdown(text), text, {
    lang,
    report,
    picture: pictureOf,
    link: (href) => ({ href }),
  })
  const parsed: ParsedStoryFile = {
    source: { name: `${lang}.md`, path: '', text },
    slug,
    lang,
    frontMatter,
    yaml: undefined,
    sections,
    picture: src ? pictureOf(src) : undefined,
    links: [],
    files: [],
    shared: {},
    outside: [],
    end: START,
    hasErrors: problems.length > 0,
  }
  return { parsed, problems }
}

/** Returns a picture in the story’s folder. Its size here is a placeholder, because only a build measures it. */
function pictureOf(src: string): Picture {
  return { path: '', asset: encodeURIComponent(src), width: 3, height: 2, widths: [] }
}
