import { parse } from 'yaml'
import { type UnsavedProblem, unsavedSettingsProblems } from '../../../../lib/story/translations/unsaved-story.ts'

/**
 * Returns the errors of a file of settings, with the schema of a build.
 * @param path such as `site.yaml`, `front.fa.yaml`
 */
export function settingsErrors(path: string, yaml: string): readonly UnsavedProblem[] {
  try {
    return unsavedSettingsProblems(path === 'site.yaml' ? 'site' : 'front', parse(yaml))
  } catch (error) {
    return [{ rule: 'yaml-invalid', message: String(error), hint: '' }]
  }
}

/** Returns the errors that a file did not have before. Those that it had are no reason not to save another change. */
export function newErrors(path: string, was: string, will: string): readonly UnsavedProblem[] {
  const before = new Set(settingsErrors(path, was).map(({ message }) => message))
  return settingsErrors(path, will).filter(({ message }) => !before.has(message))
}
