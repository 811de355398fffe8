// The contract of a module's pages: modules/<m>/web/{resident,field,desk}.ts each export an End as default.
import type { Component } from 'vue'

export interface PageEntry {
  path: string
  component: () => Promise<unknown>
  title: string // a message key
  help?: string // a message key: three plain sentences, what this page is, what to do first, what happens next
  permission?: string // without it the page says so instead of opening
  setting?: { order: number; words: string; icon?: Component } // stands under Settings at the desk; words is a message key: what one changes there
  menu?: { order: number; label: string; icon: Component } // label is a message key
}
// A small part that a module hangs into the resident's front page, above or below what is asked and answered there. It
// fetches for itself and shows nothing when it has nothing, so the page is whole without it.
export interface FrontPart {
  place: 'top' | 'below'
  order: number
  component: () => Promise<unknown>
}
export interface End {
  pages: PageEntry[]
  frontParts?: FrontPart[]
}

export function pagesOf(found: Record<string, unknown>): PageEntry[] {
  return Object.values(found).flatMap((each) => (each as { default: End }).default.pages)
}

export const frontParts: FrontPart[] = []
export function hangIn(found: Record<string, unknown>) {
  frontParts.push(...Object.values(found).flatMap((each) => (each as { default: End }).default.frontParts ?? []).sort((a, b) => a.order - b.order))
}
