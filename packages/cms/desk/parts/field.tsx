import { type ReactNode, useId } from 'react'

/** A field of a form below its label. The hint describes the field to screen readers too. */
export function Field({
  label,
  hint,
  className = '',
  children,
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly className?: string
  /** Returns the control with the attributes that connect it with its label and hint. */
  readonly children: (attributes: { id: string; 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  return (
    <div className={`desk-field ${className}`}>
      {/* The label is beside the control, because a name from around a select would contain its options. */}
      <label htmlFor={id}>{label}</label>
      {children(hint ? { id, 'aria-describedby': `${id}-hint` } : { id })}
      {hint && (
        <p id={`${id}-hint`} className="desk-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A choice among values with labels. */
export function Choice({
  label,
  value,
  options,
  className,
  onChoose,
}: {
  readonly label: string
  readonly className?: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}) {
  return (
    <Field label={label} {...(className ? { className } : {})}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={({ target }) => onChoose(target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Returns what was typed into a field that grows with its text, but has no line breaks. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}
