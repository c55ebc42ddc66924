import type { EditorConfig } from '../../cms-config.ts'

/** What the forms of Sveltia CMS know of the newspaper, which is too large for the first view. It is loaded once. */
export async function editorConfig(): Promise<EditorConfig> {
  loading ??= fetch('config.json').then((response) => response.json())
  return loading
}

let loading: Promise<EditorConfig> | undefined
