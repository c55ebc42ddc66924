import { BLOCK_TEXT, type BlockField, blockMarkdown, type CmsBlock } from '../../block-markdown.ts'
import { type DeskText, say } from '../parts/texts.ts'

/** The block for what another site shows, which is written from its address. */
export const EMBED = 'embed embed'

/** Returns the blocks that the desk offers: first what other sites show, then the kinds of the newsroom. */
export function offeredBlocks(blocks: readonly CmsBlock[]): CmsBlock[] {
  const rank = ({ name }: CmsBlock) => (isOwn({ name }) ? 1 : 2) - (name === EMBED ? 2 : 0)
  return blocks
    .filter(({ name }) => isOwn({ name }) || LABELS[name] !== undefined)
    .toSorted((a, b) => rank(a) - rank(b))
}

/** Returns the fields of a block; one that has none is filled in as Markdown, if there is anything to fill in. */
export function fieldsOfBlock({ name, example, fields }: CmsBlock): readonly BlockField[] {
  if (name === EMBED) return EMBED_FIELDS
  if (fields.length > 0 || !example.includes('\n')) return fields
  return [{ name: BLOCK_TEXT, label: '', isRequired: true, isLong: true, start: example }]
}

/** Returns the Markdown of a block whose fields are filled in. */
export function writtenBlock(block: CmsBlock, values: ReadonlyMap<string, string>): string {
  return block.fields.length > 0 ? blockMarkdown(block, values) : (values.get(BLOCK_TEXT) ?? block.example)
}

/** Returns the name of a block in the language of the desk; a kind of the newsroom has the name that it gave. */
export function blockLabel({ name, label }: CmsBlock): string {
  const key = LABELS[name]
  return key ? say(key) : label
}

/** Returns the label of a field in the language of the desk; attributes of the newsroom have the labels that it gave. */
export function fieldLabel({ name }: CmsBlock, field: BlockField): string {
  const key = isOwn({ name }) && !field.name.includes(' ') ? undefined : FIELD_LABELS[field.name]
  return key ? say(key) : field.label
}

/** Returns the label of a value that is chosen. */
export function optionLabel({ name }: CmsBlock, value: string): string {
  const key = name === EMBED ? EMBED_KINDS[value] : undefined
  return key ? say(key) : value || say('none')
}

/** Whether a block is of a kind of the newsroom. */
function isOwn({ name }: Pick<CmsBlock, 'name'>): boolean {
  return !name.includes(' ')
}

const EMBED_KINDS: Readonly<Partial<Record<string, DeskText>>> = {
  video: 'embedVideo',
  audio: 'embedAudio',
  post: 'embedPost',
}

const EMBED_FIELDS: readonly BlockField[] = [
  { name: 'address', label: '', isRequired: true },
  { name: 'title', label: '', isRequired: true },
  { name: 'kind', label: '', isRequired: true, options: Object.keys(EMBED_KINDS) },
  { name: 'frame', label: '', isRequired: false },
]

const FIELD_LABELS: Readonly<Partial<Record<string, DeskText>>> = {
  'the title': 'blockTitle',
  'the text': 'blockText',
  address: 'address',
  title: 'blockTitle',
  kind: 'kind',
  frame: 'embedFrame',
  unit: 'unit',
  key: 'updateKey',
  time: 'updateTime',
}

/** Masthead’s own kinds. For those that are left out, such as headings, there are buttons. */
const LABELS: Readonly<Partial<Record<string, DeskText>>> = {
  [EMBED]: 'blockEmbed',
  'aside facts': 'blockFacts',
  'aside key points': 'blockPoints',
  'aside timeline': 'blockTimeline',
  'aside interview': 'kindInterview',
  'aside pull quote': 'blockPull',
  'aside words beside the text': 'blockBox',
  'aside editors’ note': 'blockNote',
  'aside credits': 'blockCredits',
  'aside tip': 'blockTip',
  'aside important': 'blockImportant',
  'aside warning': 'blockWarning',
  'aside caution': 'blockCaution',
  'details details': 'blockDetails',
  'table table': 'blockTable',
  'chart bar chart': 'blockBars',
  'chart line chart': 'blockLines',
  'chart slope chart': 'blockSlopes',
  'gallery gallery': 'blockGallery',
  'list numbered list': 'blockNumbers',
  'definitions definitions': 'blockTerms',
  'update update': 'blockUpdate',
  'divider divider': 'blockDivider',
  'code code': 'blockCode',
  'math math': 'blockFormula',
}
