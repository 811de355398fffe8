// The contract of a module's pages: modules/<m>/web/{resident,field,desk}.ts each export an End as default.
import type { Component } from 'vue'

export interface PageEntry {
  path: string
  component: () => Promise<unknown>
  title: string // a message key
  help?: string // a message key: three plain sentences, what this page is, what to do first, what happens next
  permission?: string // without it the page says so instead of opening
  menu?: { order: number; label: string; icon: Component } // label is a message key
}
export interface End {
  pages: PageEntry[]
}

export function pagesOf(found: Record<string, unknown>): PageEntry[] {
  return Object.values(found).flatMap((each) => (each as { default: End }).default.pages)
}
