let known: boolean | undefined

// Whether this browser can draw the map. MapLibre needs WebGL 2.
export function canDraw(): boolean {
  if (known === undefined) {
    const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('webgl2')
    known = !!context
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return known
}
