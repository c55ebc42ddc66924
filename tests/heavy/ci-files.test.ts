import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { type IJob, Job } from 'kubernetes-models/batch/v1/Job'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { fileInScale } from '../unit/docs/scale-files.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { heavyFile } from './heavy-file.ts'

const TEMPLATES = 'packages/create-masthead/template/hosts'

const WORKFLOWS = [
  ...[
    `${TEMPLATES}/github/.github/workflows`,
    `${TEMPLATES}/cloudflare/.github/workflows`,
    '.github/workflows',
  ].flatMap((folder) =>
    readdirSync(folder).map(
      (name) => [path.join(folder, name), readFileSync(path.join(folder, name), 'utf8')] as const,
    ),
  ),
  ['of docs/scale.md', fileInScale('GitHub')] as const,
  ['of docs/cms-setup.md', readFileSync('docs/examples/translate.yml', 'utf8')] as const,
]

/** The errors of a workflow, by the schema and the parser that GitHub’s own editors use. */
async function workflowErrors(content: string): Promise<string> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter())
  if (value) await convertWorkflowTemplate(context, value)
  const errors = context.errors.getErrors().map(({ message }) => message)
  return errors.join('\n')
}

it.each(WORKFLOWS)('GitHub reads the workflow %s', async (_, text) => {
  expect(text).toContain('\njobs:\n')
  expect(await workflowErrors(text)).toBe('')
})

it.each([
  ['an unknown key', 'runs-on:', 'run-on:', "Unexpected value 'run-on'"],
  ['a job that does not exist', 'needs: shard', 'needs: shards', "depends on unknown job 'shards'"],
  ['an expression that cannot be read', 'job-index }}', 'job-index( }}', "Unexpected symbol: '('"],
])('GitHub does not read a workflow with %s', async (_, right, wrong, error) => {
  expect(await workflowErrors(fileInScale('GitHub').replace(right, wrong))).toContain(error)
})

const PIPELINES = [
  ['of the template', readFileSync(`${TEMPLATES}/gitlab/.gitlab-ci.yml`, 'utf8')],
  ['of docs/scale.md', fileInScale('GitLab')],
] as const

/** The errors of a pipeline by GitLab’s schema, which gitlab-ci-local contains; empty if there are none. */
function pipelineErrors(content: string): string {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, '.gitlab-ci.yml'), content)
  const words = [heavyFile('gitlab-ci-local/dist/index.js'), '--list']
  const env = { ...process.env, HOME: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' })
  return status === 0 && stderr.includes('json schema validated') ? '' : `${stdout}${stderr}`
}

it.each(PIPELINES)('GitLab reads the pipeline %s', (_, text) => {
  expect(text).toMatch(/^pages:$/m)
  expect(pipelineErrors(text)).toBe('')
})

it.each([
  ['an unknown key', 'artifacts:', 'artefacts:', "'artefacts' property is not expected to be here"],
  ['a number that is a text', 'parallel: 4', 'parallel: four', 'parallel'],
])('GitLab does not read a pipeline with %s', (_, right, wrong, error) => {
  expect(pipelineErrors(fileInScale('GitLab').replace(right, wrong))).toContain(error)
})

/** Checks a Job against the schema of the Kubernetes API. */
function checkJob(content: string): void {
  const job: IJob = parse(content)
  new Job(job).validate()
}

it('Kubernetes reads the Job of docs/scale.md', () => {
  checkJob(fileInScale('Kubernetes'))
})

it.each([
  ['a number that is a text', 'completions: 4', 'completions: "4"', /completions.*integer/i],
  ['a container without a name', '- name: shard', '- label: shard', /name/],
])('Kubernetes does not read a Job with %s', (_, right, wrong, error) => {
  expect(() => checkJob(fileInScale('Kubernetes').replace(right, wrong))).toThrow(error)
})
