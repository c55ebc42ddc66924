import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { filesIn, read, writeFiles } from '../../../tests/unit/helpers/temporary-folder.ts'
import { beginRepository, initNewsroom } from '../init-newsroom.ts'
import { ENGINE, newFolder, newNewsroom } from './init-in.ts'

const GENERAL = ['.editorconfig', '.gitignore', '.vscode/extensions.json', '.vscode/settings.json', 'README.md']

it('a newsroom contains its content, settings of editors and package.json, and no file of the engine', async () => {
  const folder = await newNewsroom({ languages: 'fr' })
  const pages = ['about', 'cookies', 'privacy', 'terms'].map((page) => `content/pages/${page}/fr.md`)
  const stories = ['first-story/fr.md', 'first-story/newspaper.svg', 'second-story/fr.md', 'third-story/fr.md']
  const content = [...pages, 'content/site.yaml', ...stories.map((name) => `content/stories/${name}`)]
  expect(filesIn(folder)).toEqual([...GENERAL, ...content, 'package.json'].sort())
})

it('Git keeps archives in folders, but not those that npm pack leaves at the top, nor what is built', async () => {
  const folder = await newNewsroom({})
  expect([beginRepository(folder), beginRepository(folder), beginRepository(path.join(folder, 'content'))]).toEqual([
    true,
    false,
    false,
  ])
  // The workflow publishes `main`, also where Git calls the first branch otherwise.
  expect(read(folder, '.git/HEAD')).toBe('ref: refs/heads/main\n')
  writeFiles(folder, { 'a.tgz': '', 'vendor/a.tgz': '', 'out/index.html': '', '.masthead/masthead.sqlite': '' })
  const { stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: folder })
  expect(String(stdout)).toContain('?? vendor/a.tgz')
  expect(String(stdout)).toContain('?? content/site.yaml')
  expect(String(stdout)).not.toMatch(/ a\.tgz| out\/| \.masthead/)
})

describe('a template repository', () => {
  it.each([
    ['github', { host: 'github', repo: 'own', publishEvery: 15 }, 'Use this template'],
    ['gitlab', { host: 'gitlab', repo: 'own' }, 'Fork'],
  ])(
    'for %s has the desk of each copy, its package, and a README for people without a terminal',
    async (host, editor, first) => {
      const folder = await newNewsroom({ host, template: true, name: 'The Gazette' })
      expect(parse(read(folder, 'content/site.yaml')).editor).toEqual(editor)
      expect(JSON.parse(read(folder, 'package.json')).dependencies).toEqual({
        '@masthead/cms': '^1.2.3',
        masthead: '^1.2.3',
      })
      const readme = read(folder, 'README.md')
      expect(readme).toMatch(/^# The Gazette\n/)
      expect(readme).toContain(`*${first}*`)
      expect(readme.slice(0, readme.indexOf('## For whoever keeps it'))).not.toMatch(/npm|git /)
    },
  )

  it('needs a host that copies it, and is not the example', async () => {
    const problems = (options: object) => initNewsroom(newFolder(), { yes: true, template: true, ...options }, ENGINE)
    const host = 'Copies of a template publish themselves on their host. Add --host github or --host gitlab.'
    expect(await problems({})).toEqual({ problems: [host] })
    expect(await problems({ host: 'netlify' })).toEqual({ problems: [host] })
    expect(await problems({ host: 'github', example: true })).toMatchObject({
      problems: [expect.stringContaining('no template')],
    })
  })
})

it('package.json depends on this version of masthead alone, and its scripts are commands of it', async () => {
  const { name, dependencies, scripts } = JSON.parse(read(await newNewsroom({}), 'package.json'))
  expect({ name, dependencies }).toEqual({ name: 'my-paper', dependencies: { masthead: '^1.2.3' } })
  expect(Object.keys(scripts)).toEqual(['start', 'build', 'check', 'dev'])
})

it.each([
  ['en,de', ['noto-sans', 'noto-serif-display']],
  ['ar,zh,fa', ['noto-naskh-arabic', 'noto-sans-arabic', 'noto-serif-sc']],
  ['he', ['noto-sans', 'noto-serif-hebrew']],
  ['el', ['noto-sans', 'noto-serif-display']],
  ['ur', ['noto-nastaliq-urdu', 'noto-sans-arabic']],
])('a newspaper in %s may have the fonts that its cards need', async (languages, fonts) => {
  const { optionalDependencies } = JSON.parse(read(await newNewsroom({ languages }), 'package.json'))
  const { dependencies } = JSON.parse(read('.', 'package.json'))
  const names = fonts.map((font) => `@fontsource-variable/${font}`)
  expect(optionalDependencies).toEqual(Object.fromEntries(names.map((name) => [name, dependencies[name]])))
})

describe('publishing', () => {
  it('to GitHub Pages builds for the address of the site and uploads hidden files, too', async () => {
    const workflow = parse(read(await newNewsroom({ host: 'github' }), '.github/workflows/publish.yml'))
    expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
    const { steps } = workflow.jobs.publish
    const uses = steps.map((step: { uses?: string }) => step.uses?.replace(/@v\d+$/, '')).filter(Boolean)
    expect(uses).toEqual(
      ['checkout', 'setup-node', 'configure-pages', 'upload-pages-artifact', 'deploy-pages'].map(
        (name) => `actions/${name}`,
      ),
    )
    expect(steps).toContainEqual({
      run: 'npm run build',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
      env: { SITE_URL: '${{ steps.pages.outputs.base_url }}', PRECOMPRESS: 'off' },
    })
    expect(steps).toContainEqual(expect.objectContaining({ with: { path: 'out', 'include-hidden-files': true } }))
  })

  it('on GitHub looks every 15 minutes whether a story is due, and starts the build only then', async () => {
    const folder = await newNewsroom({ host: 'github' })
    const due = parse(read(folder, '.github/workflows/publish-due.yml'))
    expect(due.on.schedule).toContainEqual({ cron: '*/15 * * * *' })
    expect(due.permissions).toEqual({ actions: 'write', contents: 'read' })
    const { run } = due.jobs.due.steps.at(-1)
    expect(run).toMatch(/npx masthead next --since "\$\{last:-2000-01-01T00:00:00Z\}"/)
    expect(run).toContain('gh workflow run publish.yml')
    // GitHub switches a workflow with a schedule off as a whole, which must not stop what a push starts.
    const publish = parse(read(folder, '.github/workflows/publish.yml'))
    expect(publish.on).not.toHaveProperty('schedule')
  })

  it('on GitHub and GitLab checks a change first, with problems at their lines and the site as an artefact', async () => {
    const github = parse(read(await newNewsroom({ host: 'github' }), '.github/workflows/check.yml'))
    expect([github.on, github.permissions]).toEqual([{ pull_request: null }, { contents: 'read' }])
    const runs = github.jobs.check.steps.flatMap((step: { run?: string }) => step.run ?? [])
    expect(runs).toEqual(['npm ci', 'npm run check', 'npm run build'])
    const { check } = parse(read(await newNewsroom({ host: 'gitlab' }), '.gitlab-ci.yml'))
    expect(check.script).toContain('npx masthead check --code-quality gl-code-quality-report.json')
    expect(check.artifacts).toMatchObject({ paths: ['out/'], reports: { codequality: 'gl-code-quality-report.json' } })
  })

  it('is checked before it is built, on GitHub, GitLab and Netlify', async () => {
    const github = parse(read(await newNewsroom({ host: 'github' }), '.github/workflows/publish.yml'))
    const runs = github.jobs.publish.steps.flatMap((step: { run?: string }) => step.run ?? [])
    expect(runs.slice(0, 3)).toEqual(['npm ci', 'npm run check', 'npm run build'])
    const { pages } = parse(read(await newNewsroom({ host: 'gitlab' }), '.gitlab-ci.yml'))
    expect(pages.script.slice(0, 2)).toEqual(['npm ci', 'npm run check'])
  })

  it('to GitLab Pages builds into the folder that GitLab publishes', async () => {
    const { pages } = parse(read(await newNewsroom({ host: 'gitlab' }), '.gitlab-ci.yml'))
    expect(pages.artifacts).toEqual({ paths: ['public'] })
    expect(pages.script).toContain('SITE_URL=$CI_PAGES_URL OUT_DIR=public npm run build')
  })

  it('to Netlify builds for the address of the site', async () => {
    const { build, context } = parseToml(read(await newNewsroom({ host: 'netlify' }), 'netlify.toml'))
    // A text in review has a preview at the address of its branch.
    expect(context).toEqual({ 'branch-deploy': { command: 'npm run build', environment: { PREVIEW: '1' } } })
    expect(build).toEqual({
      command: 'npm run check && SITE_URL=$URL npm run build',
      publish: 'out',
      environment: { NODE_VERSION: '24', PRECOMPRESS: 'off' },
    })
  })

  it('to Cloudflare publishes static files with the site’s own 404 pages', async () => {
    const text = read(await newNewsroom({ host: 'cloudflare' }), 'wrangler.jsonc').replace(/^\/\/.*/, '')
    expect(JSON.parse(text)).toMatchObject({
      name: 'my-paper',
      compatibility_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      assets: { directory: './out', not_found_handling: '404-page' },
    })
  })

  it('on GitHub, GitLab and Cloudflare builds a preview of each review branch at an address of its own', async () => {
    const { on, jobs } = parse(read(await newNewsroom({ host: 'github' }), '.github/workflows/publish.yml'))
    // Only what runs for the default branch may publish to GitHub Pages.
    expect(on.workflow_run).toEqual({ workflows: ['Check'], types: ['completed'] })
    const steps: { name?: string; run?: string; env?: object }[] = jobs.publish.steps
    const step = steps.find(({ name }) => name === 'Build the previews')
    expect(step?.env).toMatchObject({ PREVIEW: '1' })
    expect(step?.run).toContain('OUT_DIR="out/previews/$name"')

    const { preview } = parse(read(await newNewsroom({ host: 'gitlab' }), '.gitlab-ci.yml'))
    expect(preview.pages.path_prefix).toBe('$CI_COMMIT_REF_SLUG')
    expect(preview.script).toContain('PREVIEW=1 OUT_DIR=public npm run build')
    expect(preview.rules).toEqual([{ if: '$CI_COMMIT_BRANCH =~ /^desk\\//' }])

    const cloudflare = parse(read(await newNewsroom({ host: 'cloudflare' }), '.github/workflows/preview.yml'))
    expect(cloudflare.on).toEqual({ push: { branches: ['desk/**'] } })
    const runs: { run?: string; env?: object }[] = cloudflare.jobs.preview.steps
    expect(runs).toContainEqual({ run: 'npm run build', env: { PREVIEW: '1', PRECOMPRESS: 'off' } })
    expect(runs.map(({ run }) => run)).toContainEqual(
      'npx wrangler pages deploy out --project-name my-paper-previews --branch "$GITHUB_REF_NAME"',
    )
  })

  it('to a server includes the settings that the build writes', async () => {
    const folder = await newNewsroom({ host: 'server' })
    const names = ['Caddyfile', 'Containerfile', 'README.md', 'nginx.conf']
    expect(filesIn(path.join(folder, 'deploy'))).toEqual(names)
    for (const name of ['nginx.conf', 'Caddyfile'])
      expect(read(folder, `deploy/${name}`)).toContain(`/srv/newspaper/out/.hosts/${name}`)
  })
})

describe('a folder with files', () => {
  it('keeps every file, and the report names those that are left alone', async () => {
    const folder = newFolder()
    const own = { 'README.md': 'mine', 'content/pages/about/en.md': 'mine', 'package.json': 'mine' }
    writeFiles(folder, own)
    const result = await initNewsroom(folder, { yes: true }, ENGINE)
    expect(result).toEqual({
      report: expect.stringMatching(/left alone:\n {2}README.md\n {2}package.json\n {2}content\/pages\/about\/en.md\n/),
    })
    expect(result).toEqual({ report: expect.stringContaining('npm install masthead') })
    for (const name of Object.keys(own)) expect(read(folder, name)).toBe('mine')
    expect(filesIn(folder)).toContain('content/stories/first-story/en.md')
  })

  it('with Masthead installed, and no scripts, gets the command that adds them', async () => {
    const folder = newFolder()
    writeFiles(folder, { 'package.json': '{"dependencies": {"masthead": "0.1.0"}}' })
    const result = await initNewsroom(folder, { yes: true }, ENGINE)
    expect(result).toEqual({
      report: expect.stringMatching(/ Add it:\n {2}npm pkg set scripts\.start="masthead start" [^\n]+$/),
    })
  })

  it('gets no content beside a site.yaml of its own, and no question but the host', async () => {
    const folder = newFolder()
    writeFiles(folder, { 'content/site.yaml': 'name: Mine\n' })
    expect(await initNewsroom(folder, { host: 'gitlab' }, ENGINE)).toHaveProperty('report')
    expect(filesIn(path.join(folder, 'content'))).toEqual(['site.yaml'])
    expect(read(folder, 'content/site.yaml')).toBe('name: Mine\n')
    expect(filesIn(folder)).toContain('.gitlab-ci.yml')
  })

  it('gets nothing if a file is where a folder is needed', async () => {
    const folder = newFolder()
    writeFiles(folder, { content: '' })
    const result = await initNewsroom(folder, { yes: true }, ENGINE)
    expect(result).toEqual({ problems: [expect.stringMatching(/content is a file, where a folder is needed/)] })
    expect(filesIn(folder)).toEqual(['content'])
  })
})
