import { type BlockField, blockMarkdown, type CmsBlock } from '../block-markdown.ts'
import { blockLabel, fieldLabel } from '../desk/writing/block-choice.ts'

/**
 * Lets an editor insert blocks into the text that was edited last: chosen in a dialog, with a field for each attribute.
 * Sveltia CMS has such a thing only for its rich text, which would rewrite the Markdown of the whole story.
 * @param word returns the translation of the name of a block that the desk does not offer
 */
export function offerBlocks(blocks: readonly CmsBlock[], word: (english: string) => string | undefined): void {
  const button = document.querySelector('button#insert-block')
  const dialog = document.querySelector('dialog#block')
  const form = dialog?.querySelector('form')
  const choice = form?.querySelector('select')
  const fields = form?.querySelector('fieldset')
  if (!(button instanceof HTMLButtonElement && dialog instanceof HTMLDialogElement && form && choice && fields)) return
  let area: HTMLTextAreaElement | undefined
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || dialog.contains(target)) return
    area = target
    button.disabled = false
  })
  choice.append(...blocks.map((block) => new Option(word(blockLabel(block)) ?? blockLabel(block), block.name)))
  const chosen = () => blocks.find(({ name }) => name === choice.value)
  const show = () => {
    const block = chosen()
    const all = block?.fields.map((field) => labelled({ ...field, label: fieldLabel(block, field) }))
    fields.replaceChildren(...(all ?? []))
  }
  choice.addEventListener('change', show)
  button.addEventListener('click', () => {
    show()
    dialog.showModal()
  })
  form.addEventListener('submit', ({ submitter }) => {
    const block = chosen()
    if (!area || !block || !(submitter instanceof HTMLButtonElement) || submitter.value !== 'insert') return
    const values = new Map([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
    insert(area, blockMarkdown(block, values))
  })
}

/** Returns a field with its label and its hint. */
function labelled({ name, label, hint, isRequired, options, isLong, start = '' }: BlockField): HTMLLabelElement {
  const typed = isLong ? 'textarea' : 'input'
  const field = document.createElement(options ? 'select' : typed)
  const height = isLong && !options ? 'ed:min-h-24' : 'ed:min-h-8'
  const className = `${height} ed:px-2 ed:[font:inherit]`
  Object.assign(field, { name, required: isRequired, value: start, className })
  if (field instanceof HTMLSelectElement) {
    const values = isRequired ? (options ?? []) : ['', ...(options ?? [])]
    field.append(...values.map((value) => new Option(value)))
  }
  const element = document.createElement('label')
  element.className = 'ed:my-2 ed:grid ed:gap-1'
  element.append(label, field)
  if (hint) element.append(hint)
  return element
}

/** Inserts a block where the caret is, between empty lines. */
function insert(area: HTMLTextAreaElement, block: string): void {
  const { value, selectionEnd } = area
  const before = value.slice(0, selectionEnd).trimEnd()
  const after = value.slice(selectionEnd).trimStart()
  area.value = [before, block, after].filter(Boolean).join('\n\n')
  const end = (before && `${before}\n\n`).length + block.length
  area.focus()
  area.setSelectionRange(end, end)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
