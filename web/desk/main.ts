import '../styles/desk.css'
import '../styles/print.css'
import type { Sentences, Tree } from '../shell/i18n'
import { pagesOf } from '../shell/module'
import { startEnd } from '../shell/start'
import steps from './steps'
import DeskFrame from '../parts/DeskFrame.vue'

const sentences: Sentences = {
  zh: import.meta.glob<Tree>('../../modules/*/web/messages.desk.zh.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Tree>('../../modules/*/web/messages.desk.en.json', { import: 'default' })
}
const ends = import.meta.glob('../../modules/*/web/desk.ts', { eager: true })
startEnd({ end: 'desk', pages: pagesOf(ends), frame: DeskFrame, publicPages: ['/sign-in', '/welcome/:token'], steps, sentences })
