import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { fileInScale } from './scale-files.ts'

const steps = z.array(z.object({ run: z.string().optional(), env: z.record(z.string(), z.string()).optional() }))

it('the job for Slurm is a script that bash reads, with an array that is queued again', () => {
  const script = fileInScale('Slurm')
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  expect(script).toMatch(/^#SBATCH .*--array=1-\d+ .*--requeue$/m)
  expect(script).toMatch(/npx masthead build --shard$/m)
})

it('the Job for Kubernetes is indexed, and says how many there are', () => {
  const container = z.object({ command: z.array(z.string()), env: z.array(z.record(z.string(), z.string())) })
  const job = z
    .object({
      apiVersion: z.literal('batch/v1'),
      kind: z.literal('Job'),
      spec: z.object({
        completionMode: z.literal('Indexed'),
        completions: z.number(),
        parallelism: z.number(),
        template: z.object({ spec: z.object({ restartPolicy: z.literal('Never'), containers: z.tuple([container]) }) }),
      }),
    })
    .parse(parse(fileInScale('Kubernetes')))
  const { command, env } = job.spec.template.spec.containers[0]
  expect(env).toContainEqual({ name: 'JOB_COMPLETIONS', value: String(job.spec.completions) })
  expect(command.join(' ')).toContain('masthead build --shard')
})

it('the workflow for GitHub passes the numbers of the matrix, and merges when all shards are built', () => {
  const job = z.object({ needs: z.string().optional(), steps })
  const { jobs } = z.object({ jobs: z.object({ shard: job, merge: job }) }).parse(parse(fileInScale('GitHub')))
  expect(jobs.merge.needs).toBe('shard')
  expect(jobs.shard.steps.find(({ run }) => run === 'npx masthead build --shard')?.env).toEqual({
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
    STRATEGY_JOB_INDEX: '${{ strategy.job-index }}',
    STRATEGY_JOB_TOTAL: '${{ strategy.job-total }}',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
  })
})

it('the pipeline for GitLab builds shards in parallel, and its pages need them', () => {
  const job = z.object({ script: z.array(z.string()), artifacts: z.object({ paths: z.array(z.string()) }) })
  const { shard, pages } = z
    .object({
      shard: job.extend({ parallel: z.number() }),
      pages: job.extend({ needs: z.tuple([z.literal('shard')]) }),
    })
    .parse(parse(fileInScale('GitLab')))
  expect(shard.script).toContain('npx masthead build --shard')
  expect(pages.script).toContain(`OUT_DIR=public npx masthead merge ${shard.artifacts.paths[0]}`)
})
