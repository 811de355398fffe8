// MapLibre's helper thread is a file of our own server, so `default-src 'self'` holds.
import { setWorkerUrl } from 'maplibre-gl'
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

setWorkerUrl(url)
