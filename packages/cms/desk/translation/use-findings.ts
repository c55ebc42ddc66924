import { useEffect, useState } from 'react'
import { parse } from 'yaml'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { speakOfProblems } from '../parts/sentences.ts'
import type { WrittenSection } from './findings.ts'
import { loadLint } from './load-lint.ts'
import type { TranslatedTexts } from './translated-story.ts'

/** What is found in a translation while it is written, by the id of the section. */
export type Findings = ReadonlyMap<string, readonly string[]>

/** Returns what is found in a translation; it follows what is typed after a short rest. */
export function useFindings(
  files: NewsroomFiles,
  { slug, lang, edited, of, original }: TranslatedTexts,
  written: readonly WrittenSection[],
): Findings {
  const [terms, setTerms] = useState<unknown>()
  const [findings, setFindings] = useState<Findings>(new Map())
  useEffect(() => {
    // A glossary that cannot be read is a problem of its own, which `check` reports.
    const read = async () => parse((await files.read('glossary.yaml')) ?? '')
    read().then(setTerms, () => undefined)
  }, [files])
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(async () => {
      const [{ findingsIn }, lint] = await Promise.all([import('./findings.ts'), loadLint(), speakOfProblems()])
      if (!isOver) setFindings(findingsIn({ slug, lang, edited, of, original }, written, lint, terms))
    }, REST)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [slug, lang, edited, of, original, written, terms])
  return findings
}

/** How long nobody types before a text is compared, in milliseconds. */
const REST = 300
