import { type ReactNode, useEffect, useRef } from 'react'
import { say } from '../parts/texts.ts'

/** An entry of a list whose order can be changed. */
export interface OrderedEntry {
  readonly title: string
  readonly lang?: string | undefined
  readonly dir?: string | undefined
  /** What is said beside it, such as that a story is a draft. */
  readonly note?: string | undefined
  /** Whether it has texts that can be changed. */
  readonly isEditable?: boolean
}

/** A list with buttons that move and delete its entries. The focus stays at an entry that moves. */
export function OrderedList({
  label,
  entries,
  least = 0,
  mayEdit,
  onMove,
  onDelete,
  onEdit,
  children,
}: {
  readonly label: string
  readonly entries: readonly OrderedEntry[]
  /** The number of entries that the list must have. */
  readonly least?: number
  readonly mayEdit: boolean
  readonly onMove: (from: number, to: number, said: string) => void
  readonly onDelete: (index: number, said: string) => void
  readonly onEdit?: (index: number) => void
  /** What is below the list: the button that adds an entry. */
  readonly children?: ReactNode
}) {
  const whole = useRef<HTMLDivElement>(null)
  const goal = useRef<Goal>(undefined)
  useEffect(() => {
    if (goal.current && whole.current) focusOn(goal.current, whole.current)
    goal.current = undefined
  })
  const move = (from: number, to: number, action: Action) => {
    goal.current = { index: to, action }
    onMove(from, to, say('movedTo', { title: entries[from]?.title ?? '', place: to + 1, all: entries.length }))
  }
  const remove = (index: number) => {
    goal.current = { index: Math.min(index, entries.length - 2), action: 'delete' }
    onDelete(index, say('entryDeleted', { title: entries[index]?.title ?? '' }))
  }
  const button = (action: Action, text: string, title: string, isDisabled: boolean, onClick: () => void) => (
    <button type="button" data-action={action} aria-label={`${text}: ${title}`} disabled={isDisabled} onClick={onClick}>
      {text}
    </button>
  )
  return (
    <div ref={whole} className="desk-order">
      <ol aria-label={label}>
        {entries.map(({ title, lang, dir, note, isEditable }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A row has no state, and one that is edited keeps the focus.
          <li key={index}>
            <span className="desk-entry">
              <bdi lang={lang} dir={dir}>
                {title}
              </bdi>
              {note && <bdi className="desk-hint">{note}</bdi>}
            </span>
            {mayEdit && (
              <span className="desk-marks">
                {button('up', say('moveUp'), title, index === 0, () => move(index, index - 1, 'up'))}
                {button('down', say('moveDown'), title, index === entries.length - 1, () =>
                  move(index, index + 1, 'down'),
                )}
                {onEdit && isEditable && button('edit', say('changeEntry'), title, false, () => onEdit(index))}
                {button('delete', say('remove'), title, entries.length <= least, () => remove(index))}
              </span>
            )}
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}

/** Returns a list after an entry has moved. */
export function withMoved<Entry>(entries: readonly Entry[], from: number, to: number): readonly Entry[] {
  const others = entries.toSpliced(from, 1)
  return others.toSpliced(to, 0, ...entries.slice(from, from + 1))
}

type Action = 'up' | 'down' | 'edit' | 'delete'

/** The button that has the focus once the list is shown again. */
interface Goal {
  readonly index: number
  readonly action: Action
}

/** Moves the focus to a button of an entry; to another one of it, or to the last below the list, if it cannot have it. */
function focusOn({ index, action }: Goal, whole: HTMLElement): void {
  const entry = whole.querySelectorAll('li')[index]
  const own = entry?.querySelector<HTMLElement>(`[data-action=${action}]:enabled`)
  const other = entry?.querySelector<HTMLElement>('button:enabled')
  const last = [...whole.querySelectorAll<HTMLElement>('button:enabled')].at(-1)
  const found = own ?? other ?? last
  found?.focus()
}
