import type { Sentences, Tree } from '../shell/i18n'
import { hangIn, pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import steps from './steps'
import ResidentFrame from './ResidentFrame.vue'

const sentences: Sentences = {
  zh: import.meta.glob<Tree>('../../modules/*/web/messages.resident.zh.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Tree>('../../modules/*/web/messages.resident.en.json', { import: 'default' })
}
const ends = import.meta.glob('../../modules/*/web/resident.ts', { eager: true })
hangIn(ends)
startEnd({ end: 'resident', pages: pagesOf(ends), frame: ResidentFrame, publicPages: ['/sign-in'], steps, sentences })
