import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Three entries, one for each end; the server serves what stands in build/web.
export default defineConfig({
  root: here('.'),
  plugins: [vue()],
  resolve: { alias: { '@': here('.') } },
  build: {
    outDir: here('../build/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { resident: here('resident/index.html'), field: here('field/index.html'), desk: here('desk/index.html') } }
  },
  server: { port: 5173, fs: { allow: [here('..')] }, proxy: { '/api': 'http://127.0.0.1:8080', '/open311': 'http://127.0.0.1:8080' } }
})
