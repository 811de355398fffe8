import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The ends that lead to a module, at once or by pages that are opened later.
function endsOf(id: string, context: Rolldown.ChunkingContext, seen = new Set<string>()): Set<string> {
  const end = /\/web\/(resident|field|desk)\/main\.ts$/.exec(id)?.[1]
  if (end) return new Set([end])
  if (seen.has(id)) return new Set()
  seen.add(id)
  const { importers = [], dynamicImporters = [] } = context.getModuleInfo(id) ?? {}
  return new Set([...importers, ...dynamicImporters].flatMap((each) => [...endsOf(each, context, seen)]))
}

// Where an end finds what it loads first: in a file of its own, or in the one that the ends share. What starts an end
// stands apart, or a page of another end that needs something beside it would start that one as well.
function firstFile(id: string, context: Rolldown.ChunkingContext): string | null {
  if (/main\.ts$|\.html$/.test(id)) return null
  const [end, ...more] = endsOf(id, context)
  return more.length ? 'shared' : end ?? null
}

// A file costs a slow network more than its bytes, so there are few: what an end loads first, the icons of later pages,
// the sentences of a language. What only one page needs stays with that page.
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: firstFile, tags: ['$initial'] },
  { name: 'icons', test: /@lucide/ },
  { name: (id) => `english${/messages(?:\.(\w+))?\.en\.json$/.exec(id)?.[1] ?? ''}`, test: /messages(\.\w+)?\.en\.json$/ }
]

// Beside each text one that is as short as it gets ("x.js.br"); the server sends it to who can read it.
const shortened: Plugin = {
  name: 'shortened',
  apply: 'build',
  writeBundle({ dir }) {
    for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' }).map((each) => join(dir!, each)))
      if (/\.(js|css|html|svg|webmanifest)$/.test(name)) writeFileSync(`${name}.br`, brotliCompressSync(readFileSync(name)))
  }
}

// Three entries, one for each end; the server serves what stands in build/web.
export default defineConfig({
  root: here('.'),
  plugins: [vue(), shortened],
  resolve: { alias: { '@': here('.') } },
  define: { __VUE_OPTIONS_API__: false },
  build: {
    outDir: here('../build/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { resident: here('resident/index.html'), field: here('field/index.html'), desk: here('desk/index.html') },
      output: { codeSplitting: { groups, includeDependenciesRecursively: false } }
    }
  },
  server: { port: 5173, fs: { allow: [here('..')] }, proxy: { '/api': 'http://127.0.0.1:8080', '/open311': 'http://127.0.0.1:8080' } }
})
