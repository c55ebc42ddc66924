import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { reasonOf } from '../../../../lib/problem/problem.ts'
import { say } from './texts.ts'

/**
 * A form in a window of its own. It is outside the form of the text, because HTML knows no form in a form. Its first
 * empty field has the focus.
 */
export function FormDialog({
  title,
  action = say('insert'),
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string
  /** The label of the button that ends it. */
  readonly action?: string
  /** Returns what is missing, as a sentence; undefined if the form is done. */
  readonly onSubmit: () => Promise<string | undefined> | string | undefined
  /** Is called once the window is closed. */
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const [problem, setProblem] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const isOver = useRef(false)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    const fields = dialog.current?.querySelectorAll<HTMLInputElement>('input, textarea') ?? []
    const empty = [...fields].find(({ value }) => value === '')
    empty?.focus()
  }, [])
  /** The browser tells of the end of a dialog only later, when somebody may have typed into the text already. */
  const end = () => {
    if (isOver.current) return
    isOver.current = true
    dialog.current?.close()
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const missing = await onSubmit()
    if (missing) setProblem(missing)
    else end()
  }
  return createPortal(
    <dialog ref={dialog} aria-labelledby={id} onClose={end} className="desk-dialog">
      <form
        noValidate
        onSubmit={(event) => {
          submit(event).catch((error) => setProblem(say('failed', { reason: reasonOf(error) })))
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <p role="alert" className="desk-problem">
          {problem}
        </p>
        <div className="desk-bar">
          <button type="submit" className="desk-primary">
            {action}
          </button>
          <button type="button" onClick={end}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </dialog>,
    document.body,
  )
}
